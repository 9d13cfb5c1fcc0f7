<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About lossviz</source>
        <translation>lossviz 정보</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>버전 복사</translation>
    </message>
    <message>
        <source>See what a loss function charges, the surface it makes, and the fit that follows.</source>
        <translation>손실 함수가 오차에 매기는 값, 그 값이 만드는 곡면, 그리고 그 위에서 이루어지는 적합을 눈으로 봅니다.</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL, version 3; you may replace them by other versions of your own.</source>
        <translation>Qt와 PySide6는 LGPL 버전 3에 따라 사용하며, 사용자가 직접 마련한 다른 버전으로 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Sources and licences of the data sets stand in resources/data/LICENSES.md.</source>
        <translation>데이터셋의 출처와 라이선스는 resources/data/LICENSES.md에 있습니다.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New experiment</source>
        <translation>새 실험(&amp;N)</translation>
    </message>
    <message>
        <source>Start over with the default experiment</source>
        <translation>기본 실험으로 새로 시작</translation>
    </message>
    <message>
        <source>&amp;Open experiment…</source>
        <translation>실험 열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open an experiment file</source>
        <translation>실험 파일 열기</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>데이터 열기(&amp;D)…</translation>
    </message>
    <message>
        <source>Open a CSV or TSV table and choose its columns</source>
        <translation>CSV 또는 TSV 표를 열고 열 선택</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save the experiment and where its run stands</source>
        <translation>실험과 현재 진행 상태 저장</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the experiment under another name</source>
        <translation>실험을 다른 이름으로 저장</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>그림 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the window as a PNG or SVG picture</source>
        <translation>창을 PNG 또는 SVG 그림으로 내보내기</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>목록 지우기(&amp;C)</translation>
    </message>
    <message>
        <source>Forget the recent files</source>
        <translation>최근 파일 목록 지우기</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close lossviz</source>
        <translation>lossviz 끝내기</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>마지막 변경 되돌리기</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>되돌린 변경 다시 적용</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>그림 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the maximised panel, or the window, as a picture</source>
        <translation>크게 보는 패널이나 창을 그림으로 복사</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation>수치 복사(&amp;N)</translation>
    </message>
    <message>
        <source>Copy step, parameters, loss and gradient norm as text</source>
        <translation>단계, 매개변수, 손실, 기울기 크기를 텍스트로 복사</translation>
    </message>
    <message>
        <source>Choose a &amp;loss…</source>
        <translation>손실 함수 선택(&amp;L)…</translation>
    </message>
    <message>
        <source>Search the catalogue of losses</source>
        <translation>손실 함수 목록에서 찾기</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>Run or pause the descent</source>
        <translation>하강 실행 또는 일시 정지</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>한 단계 앞으로(&amp;S)</translation>
    </message>
    <message>
        <source>Take one step</source>
        <translation>한 단계 진행</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>한 단계 뒤로(&amp;B)</translation>
    </message>
    <message>
        <source>Take one step back, exactly</source>
        <translation>정확히 한 단계 되돌리기</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>초기화(&amp;R)</translation>
    </message>
    <message>
        <source>Back to step 0</source>
        <translation>0단계로 되돌리기</translation>
    </message>
    <message>
        <source>Run to the &amp;end</source>
        <translation>끝까지 실행(&amp;E)</translation>
    </message>
    <message>
        <source>Run on until the run ends by itself</source>
        <translation>종료 조건에 이를 때까지 계속 실행</translation>
    </message>
    <message>
        <source>Default start p&amp;oint</source>
        <translation>기본 시작점(&amp;O)</translation>
    </message>
    <message>
        <source>Start where the model starts by default</source>
        <translation>모델의 기본 시작점에서 시작</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>더 빠르게(&amp;F)</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>재생 속도 높이기</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>더 느리게(&amp;L)</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>재생 속도 낮추기</translation>
    </message>
    <message>
        <source>&amp;All panels</source>
        <translation>모든 패널(&amp;A)</translation>
    </message>
    <message>
        <source>Show all panels</source>
        <translation>모든 패널 보이기</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>사이드바(&amp;C)</translation>
    </message>
    <message>
        <source>Show or hide the controls on the left</source>
        <translation>왼쪽 사이드바 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>3-D &amp;surface</source>
        <translation>3차원 곡면(&amp;S)</translation>
    </message>
    <message>
        <source>Show the loss surface in three dimensions</source>
        <translation>손실 곡면을 3차원으로 보이기</translation>
    </message>
    <message>
        <source>&amp;Race</source>
        <translation>경주(&amp;R)</translation>
    </message>
    <message>
        <source>Several lanes in step: other losses, optimizers or parameters</source>
        <translation>여러 레인을 같은 걸음으로: 다른 손실, 최적화 방법, 매개변수</translation>
    </message>
    <message>
        <source>&amp;Anatomy of a step</source>
        <translation>한 걸음 해부(&amp;A)</translation>
    </message>
    <message>
        <source>The present step taken apart, term by term</source>
        <translation>지금의 한 걸음을 항마다 나누어 보기</translation>
    </message>
    <message>
        <source>&amp;Training and test</source>
        <translation>훈련과 시험(&amp;T)</translation>
    </message>
    <message>
        <source>Loss and metrics on training and test samples</source>
        <translation>훈련 표본과 시험 표본의 손실과 지표</translation>
    </message>
    <message>
        <source>&amp;Coefficients over λ</source>
        <translation>λ에 따른 계수(&amp;C)</translation>
    </message>
    <message>
        <source>How the coefficients shrink as the penalty grows</source>
        <translation>벌점이 커질 때 계수가 줄어드는 모습</translation>
    </message>
    <message>
        <source>&amp;Residual sticks</source>
        <translation>잔차 선(&amp;R)</translation>
    </message>
    <message>
        <source>Draw each residual as a stick from the point to the model</source>
        <translation>점에서 모델까지 잔차를 선으로 표시</translation>
    </message>
    <message>
        <source>&amp;Derivative</source>
        <translation>도함수(&amp;D)</translation>
    </message>
    <message>
        <source>Draw the derivative of the loss curve</source>
        <translation>손실 곡선의 도함수 표시</translation>
    </message>
    <message>
        <source>Draw lines of equal loss</source>
        <translation>손실이 같은 점을 잇는 선 표시</translation>
    </message>
    <message>
        <source>C&amp;ontours</source>
        <translation>등고선(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Gradient arrows</source>
        <translation>기울기 화살표(&amp;G)</translation>
    </message>
    <message>
        <source>Draw the downhill direction</source>
        <translation>손실이 줄어드는 방향 표시</translation>
    </message>
    <message>
        <source>Principal a&amp;xes</source>
        <translation>주축(&amp;X)</translation>
    </message>
    <message>
        <source>Draw the axes of the bowl at the present point, long where it is flat</source>
        <translation>현재 점에서 그릇 모양의 주축을 그립니다. 완만한 쪽이 깁니다</translation>
    </message>
    <message>
        <source>&amp;Logarithmic colours</source>
        <translation>로그 색 눈금(&amp;L)</translation>
    </message>
    <message>
        <source>Colour by the logarithm of the height above the minimum</source>
        <translation>최솟값 위 높이의 로그에 따라 색칠</translation>
    </message>
    <message>
        <source>Logarithmic &amp;history</source>
        <translation>손실 변화 로그 눈금(&amp;H)</translation>
    </message>
    <message>
        <source>Logarithmic axes in the history</source>
        <translation>손실 변화의 축을 로그 눈금으로</translation>
    </message>
    <message>
        <source>&amp;Frame the landscape</source>
        <translation>지형 화면 맞춤(&amp;F)</translation>
    </message>
    <message>
        <source>Show the start and the minimum again</source>
        <translation>시작점과 최소점이 다시 보이도록 맞추기</translation>
    </message>
    <message>
        <source>Next &amp;theme</source>
        <translation>다음 테마(&amp;T)</translation>
    </message>
    <message>
        <source>Dark, light, high contrast</source>
        <translation>어둡게, 밝게, 고대비</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>언어(&amp;L)</translation>
    </message>
    <message>
        <source>English or Korean</source>
        <translation>영어 또는 한국어</translation>
    </message>
    <message>
        <source>Larger type and thicker lines</source>
        <translation>큰 글자와 굵은 선</translation>
    </message>
    <message>
        <source>Lecture hall &amp;mode</source>
        <translation>강의실 모드(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>크게(&amp;L)</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>모든 것을 더 크게 표시합니다</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>작게(&amp;S)</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>모든 것을 더 작게 표시합니다</translation>
    </message>
    <message>
        <source>Usual si&amp;ze</source>
        <translation>기본 크기(&amp;Z)</translation>
    </message>
    <message>
        <source>Everything in its usual size</source>
        <translation>모든 것을 기본 크기로 표시합니다</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>전체 화면(&amp;U)</translation>
    </message>
    <message>
        <source>The whole screen</source>
        <translation>화면 전체 사용</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>단축키(&amp;K)</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>모든 단축키 보기</translation>
    </message>
    <message>
        <source>&amp;About lossviz</source>
        <translation>lossviz 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version, libraries and licences</source>
        <translation>버전, 라이브러리, 라이선스</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>Qt 정보(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Drag points (influence)</source>
        <translation>점 끌기: 영향력(&amp;D)</translation>
    </message>
    <message>
        <source>Drag a point of the data and watch the minimum travel</source>
        <translation>데이터의 점을 끌면서 최솟점이 움직이는 모습 보기</translation>
    </message>
    <message>
        <source>Put points &amp;back</source>
        <translation>점을 제자리로(&amp;B)</translation>
    </message>
    <message>
        <source>Undo all that was moved or drawn over the data</source>
        <translation>데이터에서 옮기거나 그린 것을 모두 되돌리기</translation>
    </message>
    <message>
        <source>Next ter&amp;m of the step</source>
        <translation>한 걸음의 다음 항(&amp;M)</translation>
    </message>
    <message>
        <source>Term be&amp;fore</source>
        <translation>이전 항(&amp;F)</translation>
    </message>
    <message>
        <source>Show the next term of the step that is taken apart</source>
        <translation>나누어 보는 걸음의 다음 항 보이기</translation>
    </message>
    <message>
        <source>Show the term before in the step that is taken apart</source>
        <translation>나누어 보는 걸음의 이전 항 보이기</translation>
    </message>
    <message>
        <source>&amp;Play the terms</source>
        <translation>항을 차례로 보기(&amp;P)</translation>
    </message>
    <message>
        <source>Show the terms of the step one after the other</source>
        <translation>한 걸음의 항을 하나씩 차례로 보이기</translation>
    </message>
    <message>
        <source>To the lo&amp;west test loss</source>
        <translation>가장 낮은 시험 손실로(&amp;W)</translation>
    </message>
    <message>
        <source>Back to the step of the lowest test loss</source>
        <translation>시험 손실이 가장 낮았던 단계로 돌아갑니다</translation>
    </message>
    <message>
        <source>A&amp;dd a lane</source>
        <translation>레인 추가(&amp;D)</translation>
    </message>
    <message>
        <source>The selected lane once more, with an optimizer that no lane has yet</source>
        <translation>선택한 레인을 아직 쓰지 않은 최적화 방법으로 하나 더 만듭니다</translation>
    </message>
    <message>
        <source>The selected lane once more</source>
        <translation>선택한 레인을 하나 더 만듭니다</translation>
    </message>
    <message>
        <source>Remo&amp;ve the lane</source>
        <translation>레인 제거(&amp;V)</translation>
    </message>
    <message>
        <source>Take the selected lane out of the race</source>
        <translation>선택한 레인을 경주에서 뺍니다</translation>
    </message>
    <message>
        <source>&amp;Next lane</source>
        <translation>다음 레인(&amp;N)</translation>
    </message>
    <message>
        <source>Select the next lane: controls and panels are then its own</source>
        <translation>다음 레인을 선택합니다. 조절판과 패널이 그 레인의 것으로 바뀝니다</translation>
    </message>
    <message>
        <source>&amp;Previous lane</source>
        <translation>이전 레인(&amp;P)</translation>
    </message>
    <message>
        <source>Select the lane before</source>
        <translation>앞의 레인을 선택합니다</translation>
    </message>
    <message>
        <source>Race of &amp;optimizers</source>
        <translation>최적화 방법 경주(&amp;O)</translation>
    </message>
    <message>
        <source>Gradient descent, momentum, Nesterov and Adam under the present loss</source>
        <translation>지금의 손실에서 경사 하강법, 모멘텀, 네스테로프, Adam을 겨룹니다</translation>
    </message>
    <message>
        <source>Race of &amp;losses</source>
        <translation>손실 경주(&amp;L)</translation>
    </message>
    <message>
        <source>Squared, absolute and Huber loss on points with outliers</source>
        <translation>이상치가 있는 점들에서 제곱, 절댓값, 후버 손실을 겨룹니다</translation>
    </message>
    <message>
        <source>&amp;Freeze a ghost</source>
        <translation>잔상 남기기(&amp;F)</translation>
    </message>
    <message>
        <source>Keep a pale picture of the fit as it is, to compare with what comes after</source>
        <translation>지금의 적합을 흐린 그림으로 남겨 다음 것과 비교합니다</translation>
    </message>
    <message>
        <source>Remove all &amp;ghosts</source>
        <translation>잔상 모두 지우기(&amp;G)</translation>
    </message>
    <message>
        <source>Take all ghosts away</source>
        <translation>잔상을 모두 지웁니다</translation>
    </message>
    <message>
        <source>&amp;Numerical laboratory…</source>
        <translation>수치 실험실(&amp;N)…</translation>
    </message>
    <message>
        <source>Where formulas lose their digits, and what conventions change</source>
        <translation>수식이 자릿수를 잃는 곳과 규약에 따라 달라지는 것</translation>
    </message>
    <message>
        <source>Clon&amp;e the lane</source>
        <translation>레인 복제(&amp;E)</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>test samples</source>
        <translation>시험 표본</translation>
    </message>
    <message>
        <source>strength of the penalty</source>
        <translation>규제의 세기</translation>
    </message>
    <message>
        <source>choice of {0}</source>
        <translation>{0} 선택</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Restore panel</source>
        <translation>패널 원래 크기로</translation>
    </message>
    <message>
        <source>Maximise panel</source>
        <translation>패널 크게 보기</translation>
    </message>
</context>
<context>
    <name>ChoicePicker</name>
    <message>
        <source>Choose ...</source>
        <translation>선택 ...</translation>
    </message>
</context>
<context>
    <name>ColumnForm</name>
    <message>
        <source>TASK</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>&amp;Predict a number (regression)</source>
        <translation>수치 예측 - 회귀(&amp;P)</translation>
    </message>
    <message>
        <source>Tell &amp;two classes apart</source>
        <translation>두 클래스 구분 - 분류(&amp;T)</translation>
    </message>
    <message>
        <source>COLUMNS</source>
        <translation>열</translation>
    </message>
    <message>
        <source>x&amp;₂, vertical</source>
        <translation>x₂, 세로(&amp;2)</translation>
    </message>
    <message>
        <source>Class &amp;0</source>
        <translation>클래스 0(&amp;0)</translation>
    </message>
    <message>
        <source>Class &amp;1, positive</source>
        <translation>클래스 1, 양성(&amp;1)</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>&amp;Leave out rows without a value ({0})</source>
        <translation>값이 없는 행 {0}개 빼기(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;x₁, horizontal</source>
        <translation>x₁, 가로(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;x, horizontal</source>
        <translation>x, 가로(&amp;X)</translation>
    </message>
    <message>
        <source>Cla&amp;ss label</source>
        <translation>클래스 레이블(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;y, predicted</source>
        <translation>y, 예측 대상(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Paused. Press play (Space) to go on, or drag the timeline to any step.</source>
        <translation>일시 정지했습니다. 재생(Space)을 누르면 이어지고, 시간줄을 끌면 어느 단계로든 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Press play (Space), take a step (→), or click the landscape to start there.</source>
        <translation>재생(Space) 또는 한 단계 앞으로(→)를 누르십시오. 손실 지형을 클릭하면 그 자리에서 시작합니다.</translation>
    </message>
    <message>
        <source>{loss} on {n} points</source>
        <translation>{loss}, 점 {n}개</translation>
    </message>
    <message>
        <source>and {0} more parameters</source>
        <translation>그 밖의 매개변수 {0}개</translation>
    </message>
    <message>
        <source>fitted on scaled data, whose parameters have a prime (′)</source>
        <translation>스케일링한 데이터에 적합, 그 매개변수에는 프라임(′)을 붙임</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>실험 파일 (*.json)</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>실험 열기</translation>
    </message>
    <message>
        <source>This file cannot be opened.</source>
        <translation>이 파일을 열 수 없습니다.</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>실험 저장</translation>
    </message>
    <message>
        <source>The experiment was not saved.</source>
        <translation>실험을 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>저장 완료: {0}</translation>
    </message>
    <message>
        <source>Save the changes to {0}?</source>
        <translation>{0}의 변경 내용을 저장하겠습니까?</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.txt);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>This table cannot be read.</source>
        <translation>이 표를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>table {0}</source>
        <translation>표 {0}</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg)</source>
        <translation>PNG 그림 (*.png);;SVG 그림 (*.svg)</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>The picture was not written.</source>
        <translation>그림을 내보내지 못했습니다.</translation>
    </message>
    <message>
        <source>Wrote {0}</source>
        <translation>내보내기 완료: {0}</translation>
    </message>
    <message>
        <source>Copied the picture</source>
        <translation>그림을 복사했습니다</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>단계 {0}</translation>
    </message>
    <message>
        <source>Copied the numbers</source>
        <translation>수치를 복사했습니다</translation>
    </message>
    <message>
        <source>default start point</source>
        <translation>기본 시작점</translation>
    </message>
    <message>
        <source>No test loss is known: hold out samples (DATA) and open Training and test (F4).</source>
        <translation>시험 손실이 없습니다. 데이터에서 시험 표본을 떼어 두고 훈련과 시험(F4)을 여세요.</translation>
    </message>
    <message>
        <source>points moved: {0}</source>
        <translation>옮긴 점 {0}개</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>drawing</source>
        <translation>직접 그리기</translation>
    </message>
    <message>
        <source>start point</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>What was moved or drawn over the data is gone; undo brings it back.</source>
        <translation>데이터에서 옮기거나 그린 것이 사라졌습니다. 실행 취소하면 돌아옵니다.</translation>
    </message>
    <message>
        <source>points put back</source>
        <translation>점을 제자리로</translation>
    </message>
</context>
<context>
    <name>ConventionsTab</name>
    <message>
        <source>Over the samples</source>
        <translation>표본에 대해</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>계수</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Probabilities near 0 and 1</source>
        <translation>0과 1에 가까운 확률</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>natural, in nats</source>
        <translation>자연로그, 내트 단위</translation>
    </message>
    <message>
        <source>to base 2, in bits</source>
        <translation>밑이 2, 비트 단위</translation>
    </message>
    <message>
        <source>to base 10</source>
        <translation>밑이 10</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>log stops at −100 (PyTorch)</source>
        <translation>로그를 −100에서 자름 (PyTorch)</translation>
    </message>
    <message>
        <source>kept 10⁻⁷ away (Keras)</source>
        <translation>10⁻⁷ 안쪽으로 자름 (Keras)</translation>
    </message>
    <message>
        <source>switched</source>
        <translation>바꾼 규약</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>length of the gradient</source>
        <translation>기울기의 크기</translation>
    </message>
    <message>
        <source>largest stable rate</source>
        <translation>안정한 최대 학습률</translation>
    </message>
    <message>
        <source>length of one step</source>
        <translation>한 걸음의 길이</translation>
    </message>
    <message>
        <source>after {0} steps</source>
        <translation>{0}걸음 뒤</translation>
    </message>
    <message>
        <source>converged</source>
        <translation>수렴</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>손실 {0}</translation>
    </message>
    <message>
        <source>without ½ (PyTorch, Keras)</source>
        <translation>½ 없이 (PyTorch, Keras)</translation>
    </message>
    <message>
        <source>with ½ (scikit-learn, optax.l2_loss)</source>
        <translation>½을 곱해 (scikit-learn, optax.l2_loss)</translation>
    </message>
</context>
<context>
    <name>Curvature</name>
    <message>
        <source>curvature {0} to {1}</source>
        <translation>곡률 {0} ~ {1}</translation>
    </message>
    <message>
        <source>condition number {0}</source>
        <translation>조건수 {0}</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>Loss curve</source>
        <translation>손실 곡선</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>도함수</translation>
    </message>
    <message>
        <source>{0} samples, large dots stand for many</source>
        <translation>표본 {0}개, 큰 점은 여러 표본</translation>
    </message>
    <message>
        <source>each dot is one of {0} samples</source>
        <translation>점 하나가 표본 하나, 모두 {0}개</translation>
    </message>
    <message>
        <source>{0} samples have no finite place</source>
        <translation>표본 {0}개는 위치가 유한하지 않음</translation>
    </message>
    <message>
        <source>loss, and where the run stands</source>
        <translation>손실과 현재 위치</translation>
    </message>
    <message>
        <source>loss where {0}</source>
        <translation>손실, {0}</translation>
    </message>
    <message>
        <source>loss and samples</source>
        <translation>손실과 표본</translation>
    </message>
    <message>
        <source>derivative where {0}</source>
        <translation>도함수, {0}</translation>
    </message>
    <message>
        <source>kink</source>
        <translation>꺾인 점</translation>
    </message>
    <message>
        <source>residual ŷ − y</source>
        <translation>잔차 ŷ − y</translation>
    </message>
    <message>
        <source>margin (2y − 1)·score</source>
        <translation>마진 (2y − 1)·점수</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>test samples</source>
        <translation>시험 표본</translation>
    </message>
</context>
<context>
    <name>FormList</name>
    <message>
        <source>Forms</source>
        <translation>작성 방식</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>{0}에서</translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation>{0}까지</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>{0}부터</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0}부터 {1}까지</translation>
    </message>
</context>
<context>
    <name>FormatForm</name>
    <message>
        <source>FILE</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>구분 기호(&amp;D)</translation>
    </message>
    <message>
        <source>Deci&amp;mal sign</source>
        <translation>소수점 기호(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>문자 인코딩(&amp;E)</translation>
    </message>
    <message>
        <source>First line &amp;names the columns</source>
        <translation>첫 줄은 열 이름(&amp;N)</translation>
    </message>
    <message>
        <source>Comma  ,</source>
        <translation>쉼표  ,</translation>
    </message>
    <message>
        <source>Semicolon  ;</source>
        <translation>쌍반점  ;</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Vertical bar  |</source>
        <translation>세로줄  |</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>공백</translation>
    </message>
    <message>
        <source>Point  1.5</source>
        <translation>마침표  1.5</translation>
    </message>
    <message>
        <source>Comma  1,5</source>
        <translation>쉼표  1,5</translation>
    </message>
</context>
<context>
    <name>FormulaLabel</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>손실 변화</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>per step; the loss is linear, as it is not always positive</source>
        <translation>단계별, 손실이 늘 양수는 아니어서 선형 눈금</translation>
    </message>
    <message>
        <source>per step, logarithmic</source>
        <translation>단계별, 로그 눈금</translation>
    </message>
    <message>
        <source>per step, linear</source>
        <translation>단계별, 선형 눈금</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>기울기 크기</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>minimum {0}</source>
        <translation>최솟값 {0}</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>설정 변경</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Open table: {0}</source>
        <translation>표 열기: {0}</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>표의 처음 몇 행</translation>
    </message>
    <message>
        <source>Reading the table …</source>
        <translation>표를 읽는 중 …</translation>
    </message>
    <message>
        <source>Ready: {0} rows.</source>
        <translation>준비 완료: 행 {0}개.</translation>
    </message>
</context>
<context>
    <name>Influence</name>
    <message>
        <source>moved point</source>
        <translation>점 옮기기</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
</context>
<context>
    <name>LandscapePanel</name>
    <message>
        <source>sample {row}</source>
        <translation>표본 {row}</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>손실 지형</translation>
    </message>
    <message>
        <source>loss over {u} and {v}</source>
        <translation>{u}, {v}에 따른 손실</translation>
    </message>
    <message>
        <source>refining…</source>
        <translation>다듬는 중…</translation>
    </message>
    <message>
        <source>hatched: infinite loss</source>
        <translation>빗금: 손실이 무한대</translation>
    </message>
    <message>
        <source>log colours</source>
        <translation>로그 색 눈금</translation>
    </message>
    <message>
        <source>Loss between {low} and {high}</source>
        <translation>손실 범위 {low} ~ {high}</translation>
    </message>
    <message>
        <source>minimum at {u} = {x}, {v} = {y}</source>
        <translation>최소점 {u} = {x}, {v} = {y}</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>최소점</translation>
    </message>
    <message>
        <source>click: start here</source>
        <translation>클릭하면 여기서 시작</translation>
    </message>
    <message>
        <source>random plane, filter-normalised</source>
        <translation>무작위 평면, 필터별 정규화</translation>
    </message>
    <message>
        <source>path plane: {first} % + {second} % of its variance</source>
        <translation>경로 평면: 경로 분산의 {first} % + {second} %</translation>
    </message>
    <message>
        <source>now {distance} off the plane</source>
        <translation>지금은 평면에서 {distance} 떨어져 있음</translation>
    </message>
    <message>
        <source>path plane: no path yet, the slope stands in for it</source>
        <translation>경로 평면: 아직 경로가 없어 기울기 방향을 씁니다</translation>
    </message>
</context>
<context>
    <name>LaneCommands</name>
    <message>
        <source>selected lane</source>
        <translation>레인 선택</translation>
    </message>
    <message>
        <source>{0}, step {1}</source>
        <translation>{0}, {1}단계</translation>
    </message>
    <message>
        <source>removed ghost</source>
        <translation>잔상 제거</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>LanesPanel</name>
    <message>
        <source>{0} of {1} lanes</source>
        <translation>레인 {1}개 중 {0}개</translation>
    </message>
    <message>
        <source>Add a lane with + to let it race against this one, or freeze a ghost with G.</source>
        <translation>+로 레인을 더해 이 레인과 겨루게 하거나, G로 잔상을 남기십시오.</translation>
    </message>
    <message>
        <source>The losses differ, so compare their fits and parameters, not their heights.</source>
        <translation>손실이 서로 다르므로 높이가 아니라 적합과 매개변수를 비교하십시오.</translation>
    </message>
    <message>
        <source>The scene shows the fit of the selected lane only.</source>
        <translation>장면에는 선택한 레인의 적합만 보입니다.</translation>
    </message>
    <message>
        <source>Lanes and ghosts</source>
        <translation>레인과 잔상</translation>
    </message>
    <message>
        <source>Same with another &amp;loss</source>
        <translation>다른 손실로 하나 더(&amp;L)</translation>
    </message>
    <message>
        <source>Same with another &amp;optimizer</source>
        <translation>다른 최적화 방법으로 하나 더(&amp;O)</translation>
    </message>
    <message>
        <source>Ways to add a lane</source>
        <translation>레인을 더하는 방법</translation>
    </message>
    <message>
        <source>lane</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>converged at {0}</source>
        <translation>{0}단계에서 수렴</translation>
    </message>
    <message>
        <source>diverged at {0}</source>
        <translation>{0}단계에서 발산</translation>
    </message>
    <message>
        <source>running</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>ghost</source>
        <translation>잔상</translation>
    </message>
    <message>
        <source>ghosts: {0}</source>
        <translation>잔상: {0}</translation>
    </message>
    <message>
        <source>stopped at {0}</source>
        <translation>{0}단계에서 멈춤</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>이름 바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>제거(&amp;M)</translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message>
        <source>gradient {0}</source>
        <translation>기울기 검사 {0}</translation>
    </message>
    <message>
        <source>About this loss</source>
        <translation>이 손실 함수에 대하여</translation>
    </message>
    <message>
        <source>Formula of {0}</source>
        <translation>{0} 수식</translation>
    </message>
    <message>
        <source>no loss of this kind</source>
        <translation>해당 손실 없음</translation>
    </message>
    <message>
        <source>Holds.</source>
        <translation>성립합니다.</translation>
    </message>
    <message>
        <source>Does not hold.</source>
        <translation>성립하지 않습니다.</translation>
    </message>
    <message>
        <source>Convex in the prediction: the loss curves upwards. In weights, a sigmoid may end that.</source>
        <translation>예측값에 대해 볼록합니다. 손실이 위로 굽습니다. 가중치에 대해서는 시그모이드를 거치면 볼록하지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>Smooth in the prediction: the slope has no jump, so steps shrink near the optimum.</source>
        <translation>예측값에 대해 매끄럽습니다. 기울기가 끊기지 않아 최적점 가까이에서 걸음이 작아집니다.</translation>
    </message>
    <message>
        <source>Robust in the prediction: its slope is bounded, so no far point pulls without limit.</source>
        <translation>예측값에 대해 강건합니다. 기울기가 유한하여 먼 점도 한없이 당기지 못합니다.</translation>
    </message>
    <message>
        <source>Probabilities: the best prediction is the true class probability.</source>
        <translation>확률: 가장 좋은 예측이 실제 클래스 확률과 같습니다.</translation>
    </message>
    <message>
        <source>The gradient agrees with central differences here: relative error {0}.</source>
        <translation>이 지점의 기울기가 중앙 차분과 일치합니다. 상대 오차: {0}.</translation>
    </message>
    <message>
        <source>The gradient differs from central differences here: relative error {0}.</source>
        <translation>이 지점의 기울기가 중앙 차분과 다릅니다. 상대 오차: {0}.</translation>
    </message>
    <message>
        <source>{0} in p</source>
        <translation>p에 대해 {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in lossviz.</source>
        <translation>lossviz에서 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Your experiment is still there; save it before you go on.</source>
        <translation>실험은 그대로 남아 있습니다. 계속하기 전에 저장하십시오.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Laboratory</source>
        <translation>실험실(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Enlarge a panel</source>
        <translation>패널 크게 보기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>언어(&amp;N)</translation>
    </message>
    <message>
        <source>Si&amp;zes</source>
        <translation>크기(&amp;Z)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>최근 파일 없음</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구 모음</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>레인(&amp;L)</translation>
    </message>
    <message>
        <source>Terms of a &amp;step</source>
        <translation>한 단계의 항(&amp;S)</translation>
    </message>
</context>
<context>
    <name>NumericsWindow</name>
    <message>
        <source>Numerical laboratory</source>
        <translation>수치 실험실</translation>
    </message>
    <message>
        <source>Digits lost</source>
        <translation>잃은 자릿수</translation>
    </message>
    <message>
        <source>Conventions</source>
        <translation>규약</translation>
    </message>
</context>
<context>
    <name>ParamRow</name>
    <message>
        <source>{0}, slider</source>
        <translation>{0}, 슬라이더</translation>
    </message>
    <message>
        <source>{0}, on or off</source>
        <translation>{0}, 켜기 또는 끄기</translation>
    </message>
    <message>
        <source>Allowed: any number</source>
        <translation>허용: 모든 수</translation>
    </message>
    <message>
        <source>“{0}” is not allowed for {1}. {2}</source>
        <translation>입력 “{0}”: {1}에 쓸 수 없는 값입니다. {2}</translation>
    </message>
    <message>
        <source>Allowed: whole numbers, {0}</source>
        <translation>허용 범위: 정수, {0}</translation>
    </message>
    <message>
        <source>Allowed: {0}</source>
        <translation>허용 범위: {0}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Default: {0} (double-click the label)</source>
        <translation>기본값: {0} (이름을 두 번 클릭하면 기본값으로)</translation>
    </message>
</context>
<context>
    <name>PickerPopup</name>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>목록에서 찾기</translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation>선택 목록</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 항목이 없습니다</translation>
    </message>
</context>
<context>
    <name>PlaneChoice</name>
    <message>
        <source>Two parameters</source>
        <translation>매개변수 두 개</translation>
    </message>
    <message>
        <source>Random directions</source>
        <translation>무작위 방향</translation>
    </message>
    <message>
        <source>Directions of the path</source>
        <translation>경로의 방향</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Which parameter the landscape shows along this axis</source>
        <translation>손실 지형의 이 축에 나타낼 매개변수입니다</translation>
    </message>
    <message>
        <source>Two parameters: the others stay as they are now. Random directions: each changes the weights of every unit by their own size. Directions of the path: the plane in which the run moves most. Both are taken anew when the run stands still or the landscape is framed (F).</source>
        <translation>매개변수 두 개: 나머지는 지금 값에 머뭅니다. 무작위 방향: 유닛마다 가중치를 그 크기만큼 바꿉니다. 경로의 방향: 경로가 가장 많이 움직인 평면입니다. 뒤의 두 가지는 실행이 멈추거나 지형을 화면에 맞출 때(F) 새로 정해집니다.</translation>
    </message>
    <message>
        <source>Draw other directions</source>
        <translation>다른 방향 뽑기</translation>
    </message>
    <message>
        <source>Another random plane, with the next seed</source>
        <translation>다음 시드로 다른 무작위 평면을 봅니다</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>What each form gives</source>
        <translation>각 방식의 결과</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>form</source>
        <translation>작성 방식</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>손실 자릿수</translation>
    </message>
    <message>
        <source>true</source>
        <translation>참값</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>수가 아님</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전부</translation>
    </message>
</context>
<context>
    <name>RunPlot</name>
    <message>
        <source>The run from here, both measured as in lossviz</source>
        <translation>여기서부터의 실행, 둘 다 lossviz의 규약으로 측정</translation>
    </message>
    <message>
        <source>step</source>
        <translation>걸음</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>Scene</name>
    <message>
        <source>boundary</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>score ±1</source>
        <translation>점수 ±1</translation>
    </message>
    <message>
        <source>wrong side</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>점 {0}개</translation>
    </message>
    <message>
        <source>{0} % on the right side</source>
        <translation>정확도 {0} %</translation>
    </message>
    <message>
        <source>rings for {0} of them</source>
        <translation>오분류 표시는 점 {0}개에만</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>재구성</translation>
    </message>
    <message>
        <source>weights w</source>
        <translation>가중치 w</translation>
    </message>
    <message>
        <source>line of the code</source>
        <translation>코드의 직선</translation>
    </message>
    <message>
        <source>what is lost</source>
        <translation>잃은 부분</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>{0} % of the variation kept</source>
        <translation>변동의 {0} % 보존</translation>
    </message>
    <message>
        <source>length of w {0}</source>
        <translation>w의 길이 {0}</translation>
    </message>
    <message>
        <source>residuals</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>{0} outliers</source>
        <translation>이상치 {0}개</translation>
    </message>
    <message>
        <source>residuals of {0} of {1} points</source>
        <translation>점 {1}개 중 {0}개의 잔차</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>정책</translation>
    </message>
    <message>
        <source>pull and its error</source>
        <translation>끌어당김과 그 오차</translation>
    </message>
    <message>
        <source>true mean</source>
        <translation>참 평균</translation>
    </message>
    <message>
        <source>return above the baseline</source>
        <translation>기준선보다 높은 수익</translation>
    </message>
    <message>
        <source>below it</source>
        <translation>기준선보다 낮은 수익</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>policy earns</source>
        <translation>정책의 수익</translation>
    </message>
    <message>
        <source>{0} tries</source>
        <translation>시도 {0}회</translation>
    </message>
    <message>
        <source>earns {0} of {1}</source>
        <translation>수익 {1} 중 {0}</translation>
    </message>
    <message>
        <source>variance of a pull {0}</source>
        <translation>끌어당김의 분산 {0}</translation>
    </message>
    <message>
        <source>without baseline {0}</source>
        <translation>기준선이 없으면 {0}</translation>
    </message>
    <message>
        <source>entropy {0}</source>
        <translation>엔트로피 {0}</translation>
    </message>
    <message>
        <source>softmax of the scores</source>
        <translation>점수의 소프트맥스</translation>
    </message>
    <message>
        <source>corners pull by probability</source>
        <translation>꼭짓점은 확률만큼 당김</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>wrong class</source>
        <translation>오분류</translation>
    </message>
    <message>
        <source>equally likely</source>
        <translation>확률이 같은 곳</translation>
    </message>
    <message>
        <source>{0} % in the right class</source>
        <translation>정확도 {0} %</translation>
    </message>
    <message>
        <source>this loss gives no probabilities: shades and corners show the softmax of its scores</source>
        <translation>확률을 주지 않는 손실: 음영과 꼭짓점은 점수의 소프트맥스를 나타냄</translation>
    </message>
    <message>
        <source>their own class gets {0} % on average</source>
        <translation>제 클래스에 준 확률은 평균 {0} %</translation>
    </message>
    <message>
        <source>a polygon stands for the simplex, so different mixtures may share a place</source>
        <translation>단체(simplex)를 다각형으로 나타내므로 서로 다른 혼합이 같은 자리에 놓일 수 있음</translation>
    </message>
    <message>
        <source>right order</source>
        <translation>옳은 순서</translation>
    </message>
    <message>
        <source>right, by less than the margin</source>
        <translation>옳지만 마진보다 작은 차이</translation>
    </message>
    <message>
        <source>wrong order (below the line)</source>
        <translation>틀린 순서 (선 아래)</translation>
    </message>
    <message>
        <source>−gradient (√ length)</source>
        <translation>−기울기 (길이는 제곱근)</translation>
    </message>
    <message>
        <source>{0} of {1} comparisons in the wrong order</source>
        <translation>비교 {1}개 중 {0}개의 순서가 틀림</translation>
    </message>
    <message>
        <source>{0} too close</source>
        <translation>차이가 모자란 비교 {0}개</translation>
    </message>
    <message>
        <source>A is the best, then B, C, …</source>
        <translation>A가 가장 좋고 그다음이 B, C, …</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>벡터</translation>
    </message>
    <message>
        <source>its target direction</source>
        <translation>목표 방향</translation>
    </message>
    <message>
        <source>angle to the target: mean {0}°, widest {1}°</source>
        <translation>목표와 이루는 각: 평균 {0}°, 최대 {1}°</translation>
    </message>
    <message>
        <source>each adds {0}; sum {1} {2}</source>
        <translation>막대마다 {0}, 합 {1} {2}</translation>
    </message>
    <message>
        <source>each place adds {0}; area {1} {2}</source>
        <translation>자리마다 {0}, 넓이 {1} {2}</translation>
    </message>
    <message>
        <source>model q</source>
        <translation>모델 q</translation>
    </message>
    <message>
        <source>target p</source>
        <translation>목표 p</translation>
    </message>
    <message>
        <source>target p (drag its bars)</source>
        <translation>목표 p (막대를 끌어 조절)</translation>
    </message>
    <message>
        <source>adds to the loss</source>
        <translation>손실에 더하는 부분</translation>
    </message>
    <message>
        <source>takes from it</source>
        <translation>손실에서 빼는 부분</translation>
    </message>
    <message>
        <source>infinite: something is ruled out on one side that the other side allows</source>
        <translation>무한대: 한쪽이 허용하는 것을 다른 쪽이 확률 0으로 배제함</translation>
    </message>
    <message>
        <source>no target: q is judged alone, {0} {1}</source>
        <translation>목표 없음: q만 평가, {0} {1}</translation>
    </message>
    <message>
        <source>real</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>made</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>판별</translation>
    </message>
    <message>
        <source>pull on what is made</source>
        <translation>생성값을 당기는 힘</translation>
    </message>
    <message>
        <source>{0} numbers of each kind</source>
        <translation>실제와 생성 각각 {0}개</translation>
    </message>
    <message>
        <source>discriminator {0}</source>
        <translation>판별자 {0}</translation>
    </message>
    <message>
        <source>generator {0}</source>
        <translation>생성자 {0}</translation>
    </message>
    <message>
        <source>{0} % judged right</source>
        <translation>판별 정확도 {0} %</translation>
    </message>
    <message>
        <source>mean pull {0}</source>
        <translation>평균 끌어당김 {0}</translation>
    </message>
    <message>
        <source>attract</source>
        <translation>당김</translation>
    </message>
    <message>
        <source>repel</source>
        <translation>밀어냄</translation>
    </message>
    <message>
        <source>margin of the chosen point</source>
        <translation>고른 점의 마진</translation>
    </message>
    <message>
        <source>spread {0}</source>
        <translation>퍼짐 {0}</translation>
    </message>
    <message>
        <source>collapsed: all points are nearly one</source>
        <translation>붕괴: 모든 점이 거의 한 점</translation>
    </message>
    <message>
        <source>each class is nearly one point</source>
        <translation>클래스마다 거의 한 점</translation>
    </message>
    <message>
        <source>nothing pulls any more</source>
        <translation>더는 당기는 힘이 없음</translation>
    </message>
    <message>
        <source>{0} of {1} anchors prefer a wrong partner</source>
        <translation>앵커 {1}개 중 {0}개가 잘못된 짝을 선호</translation>
    </message>
    <message>
        <source>{0} of {1} pairs active</source>
        <translation>쌍 {1}개 중 {0}개 활성</translation>
    </message>
    <message>
        <source>{0} of {1} triplets active</source>
        <translation>삼중항 {1}개 중 {0}개 활성</translation>
    </message>
    <message>
        <source>good value</source>
        <translation>높은 가치</translation>
    </message>
    <message>
        <source>bad value</source>
        <translation>낮은 가치</translation>
    </message>
    <message>
        <source>best action</source>
        <translation>최선의 행동</translation>
    </message>
    <message>
        <source>back-up of the largest error</source>
        <translation>가장 큰 오차의 갱신</translation>
    </message>
    <message>
        <source>right-click a cell to change it</source>
        <translation>칸을 오른쪽 클릭하면 종류가 바뀜</translation>
    </message>
    <message>
        <source>every value meets its target</source>
        <translation>모든 가치가 목푯값과 일치</translation>
    </message>
    <message>
        <source>largest error: value {0}, target {1}</source>
        <translation>가장 큰 오차: 가치 {0}, 목푯값 {1}</translation>
    </message>
    <message>
        <source>no path: {0} frames are too few</source>
        <translation>경로 없음: 프레임 {0}개로는 부족</translation>
    </message>
    <message>
        <source>{0} letters</source>
        <translation>글자 {0}개</translation>
    </message>
    <message>
        <source>= {0} frames at least</source>
        <translation>= 최소 프레임 {0}개</translation>
    </message>
    <message>
        <source>best path</source>
        <translation>최선의 경로</translation>
    </message>
    <message>
        <source>blank that equal neighbours need</source>
        <translation>이웃한 같은 글자 사이에 필요한 공백</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>share of the paths</source>
        <translation>경로의 비중</translation>
    </message>
    <message>
        <source>“{0}”: probability {1} · reads “{2}”</source>
        <translation>“{0}”: 확률 {1} · 읽은 결과 “{2}”</translation>
    </message>
    <message>
        <source>{0} of {1} left out</source>
        <translation>{1}개 중 {0}개 빠짐</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>moving cloud</source>
        <translation>움직이는 점 구름</translation>
    </message>
    <message>
        <source>left out: nobody&apos;s nearest</source>
        <translation>빠짐: 누구의 최근접점도 아님</translation>
    </message>
    <message>
        <source>drag or click to draw the target, right button removes</source>
        <translation>끌거나 클릭하여 목표 그리기, 오른쪽 단추로 지우기</translation>
    </message>
    <message>
        <source>to the nearest target</source>
        <translation>가장 가까운 목표로</translation>
    </message>
    <message>
        <source>to the nearest moving point</source>
        <translation>가장 가까운 움직이는 점으로</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>수송 계획</translation>
    </message>
    <message>
        <source>loss {0}, mean way {1}, {2} left out</source>
        <translation>손실 {0}, 평균 이동 거리 {1}, 빠진 점 {2}개</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>직접 그림</translation>
    </message>
    <message>
        <source>predicted, level ½</source>
        <translation>예측, ½ 등위선</translation>
    </message>
    <message>
        <source>true mask</source>
        <translation>실제 마스크</translation>
    </message>
    <message>
        <source>left button paints the mask, right button wipes</source>
        <translation>왼쪽 단추로 마스크 칠하기, 오른쪽 단추로 지우기</translation>
    </message>
    <message>
        <source>Dice {0}, IoU {1}, true {2} pixels, predicted {3}</source>
        <translation>다이스 {0}, IoU {1}, 실제 {2}픽셀, 예측 {3}픽셀</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>적중</translation>
    </message>
    <message>
        <source>misses</source>
        <translation>미탐</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>오탐</translation>
    </message>
    <message>
        <source>at the minimum</source>
        <translation>최솟점의 모델</translation>
    </message>
    <message>
        <source>where it was</source>
        <translation>원래 자리</translation>
    </message>
    <message>
        <source>test samples</source>
        <translation>시험 표본</translation>
    </message>
    <message>
        <source>{0} % and {1} % of them on the right side</source>
        <translation>각각 {0} %와 {1} %가 맞는 쪽</translation>
    </message>
    <message>
        <source>{0} % and {1} % of them in the right class</source>
        <translation>각각 {0} %와 {1} %가 맞는 클래스</translation>
    </message>
    <message>
        <source>{0} training and {1} test points</source>
        <translation>훈련 점 {0}개, 시험 점 {1}개</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>다음 걸음</translation>
    </message>
    <message>
        <source>loss along the step</source>
        <translation>걸음을 따라 본 손실</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>end of the step</source>
        <translation>걸음의 끝</translation>
    </message>
    <message>
        <source>lowest on this line</source>
        <translation>이 선에서 가장 낮은 곳</translation>
    </message>
    <message>
        <source>slope alone</source>
        <translation>기울기만으로 예측</translation>
    </message>
    <message>
        <source>slope and curvature</source>
        <translation>기울기와 곡률로 예측</translation>
    </message>
    <message>
        <source>straight downhill</source>
        <translation>가장 가파른 방향</translation>
    </message>
    <message>
        <source>the next step is too small to be measured</source>
        <translation>다음 걸음이 너무 작아 잴 수 없습니다</translation>
    </message>
    <message>
        <source>{0} long</source>
        <translation>길이 {0}</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>손실 {0}</translation>
    </message>
    <message>
        <source>{0} % of what the slope promises</source>
        <translation>기울기가 약속한 양의 {0} %</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>판별자</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>생성자</translation>
    </message>
    <message>
        <source>{0}: loss {1}, gradient {2}</source>
        <translation>{0}: 손실 {1}, 기울기 {2}</translation>
    </message>
    <message>
        <source>non-saturating, its gradient would be {0}</source>
        <translation>비포화 손실이라면 기울기는 {0}</translation>
    </message>
    <message>
        <source>TD error</source>
        <translation>TD 오차</translation>
    </message>
    <message>
        <source>largest TD error</source>
        <translation>가장 큰 TD 오차</translation>
    </message>
    <message>
        <source>mean TD error</source>
        <translation>평균 TD 오차</translation>
    </message>
    <message>
        <source>target network renewed</source>
        <translation>목표 신경망 갱신</translation>
    </message>
    <message>
        <source>variance of the gradient {0}</source>
        <translation>기울기의 분산 {0}</translation>
    </message>
    <message>
        <source>likeliest action</source>
        <translation>확률이 가장 큰 행동</translation>
    </message>
    <message>
        <source>other actions, as long as probable</source>
        <translation>다른 행동(길이는 확률)</translation>
    </message>
    <message>
        <source>reached the goal</source>
        <translation>목표에 도달</translation>
    </message>
    <message>
        <source>fell into the pit</source>
        <translation>구덩이에 빠짐</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>가능한 최고</translation>
    </message>
    <message>
        <source>{0} % reach the goal</source>
        <translation>목표 도달 {0} %</translation>
    </message>
    <message>
        <source>cosine to the exact gradient {0}</source>
        <translation>정확한 기울기와의 코사인 {0}</translation>
    </message>
    <message>
        <source>+ {0} for blanks between equal neighbours: {1}</source>
        <translation>+ 이웃한 같은 글자 사이의 공백 {0}개: {1}</translation>
    </message>
    <message>
        <source>“{0}” needs {1} frames, one for each letter; there are {2}</source>
        <translation>“{0}”에는 글자마다 하나씩 프레임 {1}개가 필요한데 {2}개뿐입니다</translation>
    </message>
    <message>
        <source>“{0}” needs {1} frames: {2} for letters, {3} for blanks within {4}; there are {5}</source>
        <translation>“{0}”에는 프레임 {1}개가 필요한데(글자 {2}개, {4} 사이 공백 {3}개) {5}개뿐입니다</translation>
    </message>
    <message>
        <source>with baseline {0}</source>
        <translation>기준선이 있으면 {0}</translation>
    </message>
    <message>
        <source>start of an episode</source>
        <translation>에피소드의 출발점</translation>
    </message>
    <message>
        <source>nothing to hit: {0} pixels of doubt remain</source>
        <translation>맞힐 것 없음: 의심 {0}픽셀이 남음</translation>
    </message>
    <message>
        <source>nothing to hit</source>
        <translation>맞힐 것 없음</translation>
    </message>
    <message>
        <source>the prediction has vanished</source>
        <translation>예측이 사라짐</translation>
    </message>
    <message>
        <source>in the right hill: {0} % of p, {1} % of q</source>
        <translation>오른쪽 봉우리: p의 {0} %, q의 {1} %</translation>
    </message>
</context>
<context>
    <name>ScenePanel</name>
    <message>
        <source>Data and model</source>
        <translation>데이터와 모델</translation>
    </message>
</context>
<context>
    <name>SchedulePlot</name>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Learning rate over the run</source>
        <translation>실행 동안의 학습률</translation>
    </message>
    <message>
        <source>step {step}: {rate}, {factor} of the base rate</source>
        <translation>{step}단계: {rate}, 기본 학습률의 {factor}배</translation>
    </message>
</context>
<context>
    <name>ScoresPanel</name>
    <message>
        <source>loss for each sample</source>
        <translation>표본 하나의 손실</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Hold out {0} %</source>
        <translation>{0} % 떼어 두기</translation>
    </message>
    <message>
        <source>Hide a part of the samples from the run and test on them; the share is set under DATA.</source>
        <translation>표본 일부를 훈련에서 숨기고 그것으로 시험합니다. 비율은 데이터에서 정합니다.</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>loss without the penalty</source>
        <translation>규제 항을 뺀 손실</translation>
    </message>
    <message>
        <source>no test samples</source>
        <translation>시험 표본 없음</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>lowest test loss {0} at step {1}</source>
        <translation>최저 시험 손실 {0} ({1}단계)</translation>
    </message>
</context>
<context>
    <name>SharePlot</name>
    <message>
        <source>One sample&apos;s part of the loss</source>
        <translation>손실에서 표본 하나의 몫</translation>
    </message>
    <message>
        <source>One sample&apos;s part of the derivative</source>
        <translation>도함수에서 표본 하나의 몫</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>LOSS</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>OPTIMIZER</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>SCHEDULE</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>PENALTY</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>choice of {0}</source>
        <translation>{0} 선택</translation>
    </message>
    <message>
        <source>scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0}단계</translation>
    </message>
    <message>
        <source>Not for the present data</source>
        <translation>현재 데이터에는 쓸 수 없음</translation>
    </message>
    <message>
        <source>Off: units as given</source>
        <translation>끔: 원래 단위 그대로</translation>
    </message>
    <message>
        <source>Features to mean 0, deviation 1</source>
        <translation>특징을 평균 0, 표준편차 1로</translation>
    </message>
    <message>
        <source>Features and target</source>
        <translation>특징과 목푯값 모두</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>조작부</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>스케일링</translation>
    </message>
    <message>
        <source>Coefficients are reported in the units of the data in any case.</source>
        <translation>계수는 언제나 데이터의 원래 단위로 표시합니다.</translation>
    </message>
    <message>
        <source>plane of the landscape</source>
        <translation>지형의 평면</translation>
    </message>
    <message>
        <source>The height of the surface is the loss. Choose a loss to go back to data.</source>
        <translation>곡면의 높이가 곧 손실입니다. 손실 함수를 고르면 데이터로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Stable below η = {0} here: {1}.</source>
        <translation>여기서는 η &lt; {0}에서 안정합니다: {1}.</translation>
    </message>
</context>
<context>
    <name>StabilityTab</name>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>The function that is written in several ways</source>
        <translation>여러 방식으로 작성한 함수</translation>
    </message>
    <message>
        <source>Error of the value, {0}</source>
        <translation>값의 오차, {0}</translation>
    </message>
    <message>
        <source>Error of the gradient, {0}</source>
        <translation>기울기의 오차, {0}</translation>
    </message>
    <message>
        <source>Relative error over the argument, the largest of those nearby. Dashed: the rounding of one number. Dotted: no digit is right from here up. Shaded: no number at all.</source>
        <translation>인수에 따른 상대 오차이며, 가까운 인수들 가운데 가장 큰 값입니다. 파선: 수 하나의 반올림. 점선: 여기부터 위로는 맞는 자릿수가 없습니다. 음영: 수를 전혀 얻지 못합니다.</translation>
    </message>
    <message>
        <source>Type an argument, or move the mouse over a plot; it is rounded to float32</source>
        <translation>인수를 입력하거나 그림 위로 마우스를 옮기십시오. float32로 반올림됩니다</translation>
    </message>
    <message>
        <source>“{0}” is not allowed; give a number from {1} to {2}.</source>
        <translation>“{0}”은(는) 쓸 수 없습니다. {1}부터 {2}까지의 수를 입력하십시오.</translation>
    </message>
</context>
<context>
    <name>StepPanel</name>
    <message>
        <source>last step, {0} → {1}</source>
        <translation>마지막 걸음, {0} → {1}단계</translation>
    </message>
    <message>
        <source>step {0} → {1}</source>
        <translation>{0} → {1}단계</translation>
    </message>
    <message>
        <source>and {0} more parameters</source>
        <translation>그 밖에 매개변수 {0}개</translation>
    </message>
    <message>
        <source>{0} samples in {1} arrows, tip to tail; neighbours in direction are added up</source>
        <translation>표본 {0}개를 화살표 {1}개로 이어 그렸습니다. 방향이 이웃한 것은 더했습니다.</translation>
    </message>
    <message>
        <source>{0} samples, their arrows tip to tail</source>
        <translation>표본 {0}개의 화살표를 이어 그렸습니다.</translation>
    </message>
    <message>
        <source>Term before</source>
        <translation>이전 항</translation>
    </message>
    <message>
        <source>Play the terms</source>
        <translation>항을 차례로 보기</translation>
    </message>
    <message>
        <source>Next term</source>
        <translation>다음 항</translation>
    </message>
</context>
<context>
    <name>StepPlot</name>
    <message>
        <source>change of {0}</source>
        <translation>{0}의 변화</translation>
    </message>
    <message>
        <source>One step, to scale</source>
        <translation>한 걸음, 실제 비율로</translation>
    </message>
</context>
<context>
    <name>SurfacePanel</name>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Reset the view (double click)</source>
        <translation>시점 되돌리기 (두 번 클릭)</translation>
    </message>
    <message>
        <source>drag to rotate, wheel to zoom</source>
        <translation>끌어서 회전, 휠로 확대</translation>
    </message>
    <message>
        <source>gaps: infinite loss</source>
        <translation>빈 곳: 손실이 무한대</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>step {step} / {budget}</source>
        <translation>단계 {step} / {budget}</translation>
    </message>
    <message>
        <source>Speed of play; 1× takes 20 steps a second</source>
        <translation>재생 속도, 1×는 초당 20단계</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Drag to any step; what was not computed yet is computed</source>
        <translation>원하는 단계로 끌기, 아직 계산하지 않은 단계는 바로 계산</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Anatomy of a step</source>
        <translation>한 걸음 해부</translation>
    </message>
    <message>
        <source>Training and test</source>
        <translation>훈련과 시험</translation>
    </message>
    <message>
        <source>Coefficients over λ</source>
        <translation>λ에 따른 계수</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>Choose L1 (lasso)</source>
        <translation>L1(라쏘) 고르기</translation>
    </message>
    <message>
        <source>strength λ of the penalty</source>
        <translation>규제의 세기 λ</translation>
    </message>
    <message>
        <source>coefficient of the minimiser</source>
        <translation>최소점의 계수</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>계산하는 중…</translation>
    </message>
    <message>
        <source>of the minimiser at each λ; drag to another λ</source>
        <translation>λ마다 최소점의 계수, 끌면 λ가 바뀝니다</translation>
    </message>
    <message>
        <source>{0} of {1} are not zero</source>
        <translation>{1}개 중 {0}개가 0이 아님</translation>
    </message>
    <message>
        <source>the run now</source>
        <translation>현재 실행</translation>
    </message>
    <message>
        <source>all zero from λ {0}</source>
        <translation>λ {0}부터 모두 0</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>(2I+s)/(P+T+s) with no squares; some libraries add s to I, which is twice this s.</source>
        <translation>제곱 없는 (2I+s)/(P+T+s) 꼴입니다. s를 I에 더하는 라이브러리도 있으며, 그 s는 이 s의 두 배에 해당합니다.</translation>
    </message>
    <message>
        <source>1 is a straight line; above 1 the rate falls fast first, below 1 it falls late.</source>
        <translation>1이면 직선입니다. 1보다 크면 처음에 빠르게, 1보다 작으면 나중에 떨어집니다.</translation>
    </message>
    <message>
        <source>1 is pure L1; 0 is half of L2.</source>
        <translation>1이면 L1만, 0이면 L2의 절반입니다.</translation>
    </message>
    <message>
        <source>A curve from powers of x. A higher degree bends more often, follows the data closer and begins to follow its noise as well.</source>
        <translation>x의 거듭제곱으로 만든 곡선입니다. 차수가 높을수록 더 자주 휘어 데이터를 바짝 따르고, 잡음까지 따르기 시작합니다.</translation>
    </message>
    <message>
        <source>A curve that no straight line follows: raise the degree of a polynomial until it does.</source>
        <translation>직선으로는 따를 수 없는 곡선입니다. 따라갈 때까지 다항식의 차수를 높여 보십시오.</translation>
    </message>
    <message>
        <source>A curved boundary in the plane: an ellipse, a parabola, a hyperbola or a pair of lines.</source>
        <translation>평면을 나누는 굽은 결정 경계로, 타원, 포물선, 쌍곡선 또는 두 직선이 됩니다.</translation>
    </message>
    <message>
        <source>A density with two modes</source>
        <translation>봉우리가 둘인 밀도</translation>
    </message>
    <message>
        <source>A different pair costs nothing once its cosine is at most m.</source>
        <translation>다른 쌍은 코사인이 m 이하이면 손실이 없습니다.</translation>
    </message>
    <message>
        <source>A disc that can also stretch and turn.</source>
        <translation>늘어나고 돌 수도 있는 원판입니다.</translation>
    </message>
    <message>
        <source>A disc that can move and grow; the probability falls off softly across its edge.</source>
        <translation>움직이고 커질 수 있는 원판입니다. 확률은 가장자리를 지나며 부드럽게 떨어집니다.</translation>
    </message>
    <message>
        <source>A few outcomes</source>
        <translation>몇 가지 결과</translation>
    </message>
    <message>
        <source>A few points lie far off across the cloud: squares turn the code towards them, absolute values less.</source>
        <translation>점 몇 개가 구름을 가로지르는 방향으로 멀리 떨어져 있습니다. 제곱은 코드를 그쪽으로 돌리고, 절댓값은 덜 돌립니다.</translation>
    </message>
    <message>
        <source>A gradient longer than this is shortened to it; its direction stays.</source>
        <translation>이보다 긴 기울기는 방향을 그대로 두고 이 길이로 줄입니다.</translation>
    </message>
    <message>
        <source>A heavy ball: earlier gradients live on in a velocity, so it gathers speed along a valley and may roll past the bottom before it settles.</source>
        <translation>무거운 공과 같습니다. 지난 기울기가 속도로 남아 골짜기를 따라 빨라지고, 바닥을 지나쳤다가 돌아와 멈추기도 합니다.</translation>
    </message>
    <message>
        <source>A label outside 0 … k-1 is an error; no label is ignored.</source>
        <translation>0 … k-1을 벗어난 레이블은 오류입니다. 무시하는 레이블은 없습니다.</translation>
    </message>
    <message>
        <source>A large target with a hole: to cover the ring the disc must fill the hole with false alarms.</source>
        <translation>구멍이 있는 큰 목표입니다. 고리를 덮으려면 원판이 구멍을 오탐으로 채워야 합니다.</translation>
    </message>
    <message>
        <source>A long target that lies aslant: a disc must choose what to miss, an ellipse can turn.</source>
        <translation>비스듬히 누운 긴 목표입니다. 원판은 무엇을 놓칠지 골라야 하지만 타원은 돌 수 있습니다.</translation>
    </message>
    <message>
        <source>A low temperature looks only at the nearest wrong partners; a high one at all alike.</source>
        <translation>온도가 낮으면 가장 가까운 잘못된 짝만 보고, 높으면 모두를 고르게 봅니다.</translation>
    </message>
    <message>
        <source>A mixture of L1 and half of L2: it can set weights to zero like L1 and keeps related features together like L2.</source>
        <translation>L1과 L2의 절반을 섞은 규제입니다. L1처럼 가중치를 0으로 만들 수 있고, L2처럼 서로 관련된 특징을 함께 남깁니다.</translation>
    </message>
    <message>
        <source>A parabola near zero and straight lines beyond the threshold: calm near the optimum, and no outlier can pull harder than δ. Use it for regression with occasional outliers. Its weakness: the threshold δ must fit the scale of the noise.</source>
        <translation>0 근처에서는 포물선, 임계값 밖에서는 직선입니다. 최적점 가까이에서는 안정적이고, 어떤 이상치도 δ보다 세게 끌어당기지 못합니다. 이상치가 가끔 섞인 회귀에 씁니다. 약점: 임계값 δ를 잡음의 크기에 맞추어야 합니다.</translation>
    </message>
    <message>
        <source>A ring around a core: hopeless for a line, solved exactly by squared features.</source>
        <translation>중심 무리를 고리가 둘러싼 데이터입니다. 직선으로는 나눌 수 없지만 제곱 특징을 쓰면 정확히 나뉩니다.</translation>
    </message>
    <message>
        <source>A round target of middle size: every loss of masks finds it, each on a path of its own.</source>
        <translation>중간 크기의 둥근 목표입니다. 모든 마스크 손실이 찾아가지만 경로는 저마다 다릅니다.</translation>
    </message>
    <message>
        <source>A shape without symmetry: there is one right way to lay a cloud on it, and many nearly right ones.</source>
        <translation>대칭이 없는 모양입니다. 점 구름을 바르게 얹는 방법은 하나뿐이고, 거의 바른 방법은 많습니다.</translation>
    </message>
    <message>
        <source>A single bell with a mean and a width, on the same grid as the target.</source>
        <translation>평균과 너비를 지닌 종 모양 하나로, 목표와 같은 격자 위에 놓입니다.</translation>
    </message>
    <message>
        <source>A slice: everything else stays as it is now.</source>
        <translation>단면입니다. 나머지는 모두 현재 그대로입니다.</translation>
    </message>
    <message>
        <source>A slice: the other outcomes keep their proportions.</source>
        <translation>단면입니다. 다른 결과들은 서로의 비율을 유지합니다.</translation>
    </message>
    <message>
        <source>A slice: the width of q stays as it is now.</source>
        <translation>단면입니다. q의 너비는 현재 그대로입니다.</translation>
    </message>
    <message>
        <source>A straight boundary in the plane: the score is positive on one side and negative on the other.</source>
        <translation>평면을 나누는 곧은 결정 경계입니다. 점수가 한쪽에서는 양수, 반대쪽에서는 음수입니다.</translation>
    </message>
    <message>
        <source>A straight line: one weight and a bias.</source>
        <translation>직선입니다. 가중치 하나와 편향 하나로 이루어집니다.</translation>
    </message>
    <message>
        <source>A surrogate: only its gradient counts. Advantages are constants; H is in nats.</source>
        <translation>대리 손실이므로 기울기만 의미가 있습니다. 이점은 상수로 두며 H의 단위는 내트입니다.</translation>
    </message>
    <message>
        <source>A target of twenty pixels among a thousand: cross-entropy hardly hears it and lets the predicted disc vanish, overlap losses bring the disc to it.</source>
        <translation>천 픽셀 가운데 스무 픽셀짜리 목표입니다. 교차 엔트로피는 이 목표에 거의 반응하지 않아 예측한 원판이 사라지고, 겹침 손실은 원판을 목표로 데려옵니다.</translation>
    </message>
    <message>
        <source>A trivial minimum: with all parameters zero this loss costs nothing.</source>
        <translation>자명한 최소점입니다. 모든 매개변수가 0이면 이 손실은 0입니다.</translation>
    </message>
    <message>
        <source>A word to be spelled by frames of sound or ink; nobody says which frame belongs to which letter.</source>
        <translation>소리나 필기의 프레임으로 써야 할 단어입니다. 어느 프레임이 어느 글자에 속하는지는 아무도 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam that also shrinks all parameters a little at each step, apart from the gradient. The shrinking moves the point of rest away from the minimum of the loss, towards zero.</source>
        <translation>Adam에 더해, 단계마다 기울기와 별개로 모든 매개변수를 조금씩 줄입니다. 그래서 멈추는 자리가 손실의 최소점에서 0 쪽으로 옮겨 갑니다.</translation>
    </message>
    <message>
        <source>Adam with Nesterov&apos;s look ahead: the gradient of the moment counts directly, and the momentum grows slowly over the first few hundred steps.</source>
        <translation>네스테로프처럼 앞을 내다보는 Adam입니다. 현재 기울기를 바로 반영하고, 모멘텀은 처음 수백 단계에 걸쳐 천천히 커집니다.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Added above and below the fraction: keeps small masks calm; 0 is off.</source>
        <translation>분자와 분모에 더해 작은 마스크에서 값이 요동치지 않게 합니다. 0이면 꺼집니다.</translation>
    </message>
    <message>
        <source>Added to every curvature: a large value turns the step towards the gradient and shortens it.</source>
        <translation>모든 곡률에 더하는 값입니다. 크면 걸음이 기울기 쪽으로 돌아서고 짧아집니다.</translation>
    </message>
    <message>
        <source>Adds up the squares of all residuals: the quantity that least squares makes smallest. Use it to show where least squares comes from; its best line is the one of the mean squared error. Its weakness: it grows with the number of samples, so the learning rate must shrink with it.</source>
        <translation>모든 잔차의 제곱을 더합니다. 최소 제곱법이 가장 작게 만드는 바로 그 양입니다. 최소 제곱법이 어디에서 오는지 보일 때 쓰며, 가장 좋은 직선은 평균 제곱 오차의 경우와 같습니다. 약점: 표본 수에 따라 커지므로 학습률을 그만큼 줄여야 합니다.</translation>
    </message>
    <message>
        <source>Adds λθ to the gradient, bias included, as PyTorch&apos;s weight_decay does.</source>
        <translation>PyTorch의 weight_decay처럼 편향까지 포함해 기울기에 λθ를 더합니다.</translation>
    </message>
    <message>
        <source>Adelie</source>
        <translation>아델리펭귄</translation>
    </message>
    <message>
        <source>Adversarial duel</source>
        <translation>적대적 대결</translation>
    </message>
    <message>
        <source>Adversarial, discriminator</source>
        <translation>적대적 손실(판별자)</translation>
    </message>
    <message>
        <source>Adversarial, generator</source>
        <translation>적대적 손실(생성자)</translation>
    </message>
    <message>
        <source>After 1/κ steps the rate is half of the base rate.</source>
        <translation>1/κ단계가 지나면 학습률이 기준 학습률의 절반이 됩니다.</translation>
    </message>
    <message>
        <source>All points begin in nearly one place: the pushes between classes must pull them apart.</source>
        <translation>모든 점이 거의 한곳에서 시작합니다. 클래스끼리 밀어내는 힘이 점들을 떼어 놓아야 합니다.</translation>
    </message>
    <message>
        <source>All points begin in nearly one place: with squared distances hardly any gradient is left there.</source>
        <translation>모든 점이 거의 한곳에서 시작합니다. 제곱 거리를 쓰면 그곳에는 기울기가 거의 남지 않습니다.</translation>
    </message>
    <message>
        <source>Ammonia that escapes from a plant on 21 days, with a few days that robust losses see through.</source>
        <translation>21일 동안 공장에서 빠져나간 암모니아 자료입니다. 강건한 손실이라면 걸러 내는 특이한 날이 며칠 있습니다.</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>진폭</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>각도</translation>
    </message>
    <message>
        <source>Angle of the long side to the x axis.</source>
        <translation>긴 변이 x축과 이루는 각입니다.</translation>
    </message>
    <message>
        <source>Angular</source>
        <translation>각도 손실</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>팔의 수</translation>
    </message>
    <message>
        <source>Arms that pay differently on average, and one round of tries that pulled all alike. The round stays the same while the policy learns from it.</source>
        <translation>평균 수익이 서로 다른 팔과, 모든 팔을 고르게 당긴 시도 한 묶음입니다. 정책이 학습하는 동안 이 묶음은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Asks that each anchor be nearer to its positive than to its negative by a margin, so classes may keep their spread. Use it to learn embeddings for search and recognition. Its weakness: most triplets are soon satisfied, so hard ones must be sought, and once all points have collapsed into one the gradient vanishes.</source>
        <translation>앵커가 음성보다 양성에 마진만큼 더 가깝도록 요구하므로 클래스는 퍼진 채로 있어도 됩니다. 검색과 인식에 쓸 임베딩을 학습할 때 씁니다. 약점: 대부분의 삼중항이 곧 조건을 만족하므로 어려운 것을 찾아야 하고, 모든 점이 하나로 붕괴하면 기울기가 사라집니다.</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>오토인코더</translation>
    </message>
    <message>
        <source>BCE with logits</source>
        <translation>로짓 이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Backtracking halves a downhill step (t) until the loss falls; a step that leads uphill has nothing to gain from that and is taken whole.</source>
        <translation>되돌림은 내리막 걸음(t)을 손실이 줄 때까지 반으로 줄입니다. 오르막 걸음은 줄여도 소용없으므로 그대로 내딛습니다.</translation>
    </message>
    <message>
        <source>Bandit</source>
        <translation>밴딧</translation>
    </message>
    <message>
        <source>Bars of a distribution p; drag a bar to make its outcome more or less likely.</source>
        <translation>분포 p의 막대들입니다. 막대를 끌면 그 결과의 확률이 커지거나 작아집니다.</translation>
    </message>
    <message>
        <source>Base of the logarithm</source>
        <translation>로그의 밑</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Begins with a small rate and raises it evenly, so that the first steps stay careful.</source>
        <translation>작은 학습률에서 시작해 고르게 높입니다. 첫 단계들을 조심스럽게 내딛습니다.</translation>
    </message>
    <message>
        <source>Below 1 good masks keep being pulled, above 1 bad ones lead; 1 is Tversky.</source>
        <translation>1보다 작으면 좋은 마스크도 계속 당기고, 1보다 크면 나쁜 마스크를 앞세웁니다. 1이면 트버스키 손실입니다.</translation>
    </message>
    <message>
        <source>Between the two modes.</source>
        <translation>두 봉우리 사이의 거리입니다.</translation>
    </message>
    <message>
        <source>Beyond c a residual pulls less the farther it is.</source>
        <translation>c 밖에서는 잔차가 클수록 끌어당기는 힘이 약해집니다.</translation>
    </message>
    <message>
        <source>Binary classification</source>
        <translation>이진 분류</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Bounds the angle under which the negative sees anchor and positive, instead of a distance, so the scale of the embedding does not matter. Use it where a fixed margin is hard to choose. Its weakness: it is blind to the absolute distance, and collapsed points cost nothing.</source>
        <translation>거리 대신 음성에서 앵커와 양성을 바라보는 각을 제한하므로 임베딩의 크기는 상관없습니다. 고정된 마진을 정하기 어려울 때 씁니다. 약점: 절대 거리를 보지 못하며, 한 점으로 붕괴한 점들에는 손실을 매기지 않습니다.</translation>
    </message>
    <message>
        <source>Budget of steps</source>
        <translation>최대 단계 수</translation>
    </message>
    <message>
        <source>By how much the better score must lead.</source>
        <translation>나은 쪽의 점수가 앞서야 하는 차이입니다.</translation>
    </message>
    <message>
        <source>By how much the right class must lead to cost nothing.</source>
        <translation>손실이 없으려면 정답 클래스가 앞서야 하는 차이입니다.</translation>
    </message>
    <message>
        <source>By how much the standard deviation rises per unit of x.</source>
        <translation>x가 1 커질 때 표준편차가 늘어나는 양입니다.</translation>
    </message>
    <message>
        <source>CTC</source>
        <translation>CTC 손실</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>Categorical cross-entropy for targets written as class numbers instead of rows of zeros and a one. Use it when every sample belongs to exactly one class; value and gradient are the same. Its weakness: the same hard pull of wrong labels, and it cannot express a mixture of classes.</source>
        <translation>목푯값을 0과 1의 행 대신 클래스 번호로 적는 범주형 교차 엔트로피입니다. 모든 표본이 정확히 한 클래스에 속할 때 쓰며, 값과 기울기는 같습니다. 약점: 잘못된 레이블이 똑같이 세게 당기고, 클래스의 혼합을 나타낼 수 없습니다.</translation>
    </message>
    <message>
        <source>Cauchy</source>
        <translation>코시 손실</translation>
    </message>
    <message>
        <source>Cells with a goal, a pit and walls. Every step from every cell is known, once each. Right-click cells to change them.</source>
        <translation>목적지와 함정, 벽이 있는 칸들입니다. 모든 칸에서 나가는 모든 걸음을 한 번씩 알고 있습니다. 칸을 오른쪽 클릭하면 종류가 바뀝니다.</translation>
    </message>
    <message>
        <source>Chamfer distance</source>
        <translation>챔퍼 거리</translation>
    </message>
    <message>
        <source>Charges only samples on the wrong side, by how far they are over: the oldest learning rule of all. Use it to see why a margin matters. Its weakness: scores of zero cost nothing, so it is content with any separating line, and even with weights of zero.</source>
        <translation>경계의 틀린 쪽에 있는 표본에만, 넘어간 거리만큼 손실을 매기는 가장 오래된 학습 규칙입니다. 마진이 왜 중요한지 보일 때 씁니다. 약점: 점수가 0이면 손실도 0이어서, 나누기만 하면 어떤 직선에도 만족하고 가중치가 모두 0이어도 만족합니다.</translation>
    </message>
    <message>
        <source>Charges predictions that are too low τ per unit and those too high 1 - τ, so the fit settles where a share τ of the data lies below it. Use it for ranges instead of points: demand, delivery times, prediction intervals. Its weakness: a kink at zero, and far quantiles need much data.</source>
        <translation>너무 낮은 예측에는 단위당 τ, 너무 높은 예측에는 1&#xa0;-&#xa0;τ의 손실을 매깁니다. 그래서 데이터 가운데 τ의 비율이 아래에 놓이는 곳에 적합이 자리 잡습니다. 수요, 배송 시간, 예측 구간처럼 한 값보다 범위가 중요할 때 씁니다. 약점: 0에서 꺾이며, 양 끝의 분위수에는 데이터가 많이 필요합니다.</translation>
    </message>
    <message>
        <source>Charges the absolute size of every weight. The pull stays the same however small a weight is, so weights that help little become exactly zero. Plain gradient descent takes this term as a proximal step, which lands on zero; the other optimizers hover around it.</source>
        <translation>모든 가중치의 절댓값에 비용을 매깁니다. 가중치가 아무리 작아도 끌어당기는 힘이 같아서, 도움이 적은 가중치는 정확히 0이 됩니다. 단순한 경사 하강법은 이 항을 근접(proximal) 단계로 처리해 정확히 0에 이르고, 다른 최적화 방법은 0 둘레를 맴돕니다.</translation>
    </message>
    <message>
        <source>Charges the angle between two vectors and ignores their lengths: 0 in the same direction, 1 at right angles, 2 when opposite. Use it for embeddings of words, documents or faces. Its weakness: opposite vectors feel no pull at all, and short vectors are turned very fast.</source>
        <translation>두 벡터의 길이는 무시하고 사이의 각에 손실을 매깁니다. 같은 방향이면 0, 직각이면 1, 반대 방향이면 2입니다. 단어, 문서, 얼굴의 임베딩에 씁니다. 약점: 정반대인 벡터는 전혀 당기지 못하고, 짧은 벡터는 아주 빠르게 돌립니다.</translation>
    </message>
    <message>
        <source>Charges the size of each residual, so every sample pulls equally hard, near or far. Use it when outliers must not rule the fit; the best constant is the median. Its weakness: the kink at zero keeps the steps of gradient descent from fading near the optimum.</source>
        <translation>잔차의 크기를 그대로 손실로 매깁니다. 가깝든 멀든 모든 표본이 같은 힘으로 끌어당깁니다. 이상치에 적합이 휘둘리면 안 될 때 쓰며, 가장 좋은 상수는 중앙값입니다. 약점: 0에서 꺾이므로 최적점 가까이에서도 경사 하강법의 걸음이 작아지지 않습니다.</translation>
    </message>
    <message>
        <source>Charges the square of each residual, so a mistake twice as large costs four times as much. The usual choice for clean numeric data: smooth, convex, with a closed-form line fit. Its weakness is outliers: a few far points pull the whole fit, and the value is in squared units.</source>
        <translation>잔차의 제곱을 손실로 매기므로, 오차가 두 배면 손실은 네 배입니다. 깨끗한 수치 데이터에 흔히 쓰는 손실로, 매끄럽고 볼록하며 직선 적합의 해를 식으로 바로 구할 수 있습니다. 약점: 이상치에 약해서 멀리 떨어진 점 몇 개가 적합 전체를 끌어당기고, 값의 단위도 제곱이 됩니다.</translation>
    </message>
    <message>
        <source>Charges the square of every weight, so large weights are pulled back hardest and all of them shrink without becoming zero.</source>
        <translation>모든 가중치의 제곱에 비용을 매깁니다. 큰 가중치일수록 세게 당겨지고, 모두 작아지지만 0이 되지는 않습니다.</translation>
    </message>
    <message>
        <source>Charges two scores that stand in the wrong order, or in the right order by less than a margin. Use it to rank documents, moves or matches when only comparisons are known. Its weakness: it fixes only differences of scores, and with a margin of zero equal scores cost nothing.</source>
        <translation>두 점수의 순서가 틀렸거나, 옳더라도 차이가 마진보다 작으면 손실을 매깁니다. 비교 결과만 알 때 문서, 수, 대진의 순위를 매기는 데 씁니다. 약점: 점수의 차이만 정해지며, 마진이 0이면 점수가 같아도 손실이 없습니다.</translation>
    </message>
    <message>
        <source>Chinstrap</source>
        <translation>턱끈펭귄</translation>
    </message>
    <message>
        <source>Class 0</source>
        <translation>클래스 0</translation>
    </message>
    <message>
        <source>Class 1</source>
        <translation>클래스 1</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스 수</translation>
    </message>
    <message>
        <source>Climbs from a small rate to the base rate, then falls to almost nothing by the end of the run. The large rates in the middle explore, the end settles.</source>
        <translation>작은 학습률에서 기준 학습률까지 올랐다가, 실행이 끝날 때는 거의 0까지 내려갑니다. 가운데의 큰 학습률은 넓게 살피고, 끝에서는 자리를 잡습니다.</translation>
    </message>
    <message>
        <source>Clip the gradient</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>Clouds around a middle in which they overlap; wrong labels can be strewn among them.</source>
        <translation>가운데에서 서로 겹치며 둘러선 무리들입니다. 잘못된 레이블을 섞어 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Column &quot;{column}&quot; holds no label {label}; it holds {labels}. Choose two of them.</source>
        <translation>&quot;{column}&quot; 열에 {label} 레이블이 없습니다. 있는 레이블: {labels}. 이 가운데 둘을 선택하십시오.</translation>
    </message>
    <message>
        <source>Column &quot;{column}&quot; holds one label only, {label}. Choose a column with two classes.</source>
        <translation>&quot;{column}&quot; 열에 레이블이 {label} 하나뿐입니다. 클래스가 둘인 열을 선택하십시오.</translation>
    </message>
    <message>
        <source>Column &quot;{column}&quot; holds {count} labels ({labels}). Choose which two to tell apart.</source>
        <translation>&quot;{column}&quot; 열에 레이블이 {count}가지 있습니다({labels}). 서로 구분할 둘을 선택하십시오.</translation>
    </message>
    <message>
        <source>Column &quot;{column}&quot; is chosen twice. Choose different columns.</source>
        <translation>&quot;{column}&quot; 열을 두 번 선택했습니다. 서로 다른 열을 선택하십시오.</translation>
    </message>
    <message>
        <source>Column &quot;{column}&quot; is {cell} in every row. Choose a column that varies.</source>
        <translation>&quot;{column}&quot; 열의 값이 모든 행에서 {cell}입니다. 값이 변하는 열을 선택하십시오.</translation>
    </message>
    <message>
        <source>Compare squared distances: smooth where points meet, stronger far away.</source>
        <translation>제곱 거리를 비교합니다. 점이 만나는 곳에서 매끄럽고 멀수록 강해집니다.</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>비교 횟수</translation>
    </message>
    <message>
        <source>Compass needles</source>
        <translation>나침반 바늘</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Contest</source>
        <translation>순위 겨루기</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>대조 손실</translation>
    </message>
    <message>
        <source>Converged at step {step}: loss {value}, gradient norm {norm}.</source>
        <translation>{step}단계에서 수렴했습니다. 손실 {value}, 기울기 크기 {norm}.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Cosine embedding</source>
        <translation>코사인 임베딩 손실</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>코사인 유사도</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation>재시작 코사인</translation>
    </message>
    <message>
        <source>Costs nothing once a sample is on the right side by a margin of one, and rises straight below it: the loss of the support vector machine. Use it when only the decision matters. Its weakness: it gives no probabilities and has a kink at the margin.</source>
        <translation>표본이 올바른 쪽에서 마진 1 이상 떨어져 있으면 손실이 0이고, 그보다 모자라면 모자란 만큼 곧게 커집니다. 서포트 벡터 머신의 손실입니다. 판정만 중요할 때 씁니다. 약점: 확률을 주지 않으며 마진에서 꺾입니다.</translation>
    </message>
    <message>
        <source>Costs nothing once the right class leads its strongest rival by the margin, and rises straight below. Use it for a support vector machine of several classes, when only the decision matters. Its weakness: it gives no probabilities, and only one rival class feels the gradient.</source>
        <translation>정답 클래스가 가장 강한 경쟁 클래스를 마진만큼 앞서면 손실이 없고, 그보다 모자라면 직선으로 커집니다. 결정만 중요할 때 다중 분류 서포트 벡터 머신에 씁니다. 약점: 확률을 주지 않으며, 기울기는 경쟁 클래스 하나에만 미칩니다.</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>횟수 데이터</translation>
    </message>
    <message>
        <source>Crammer and Singer&apos;s form; PyTorch&apos;s MultiMarginLoss adds up all rivals and divides by k.</source>
        <translation>Crammer와 Singer의 꼴입니다. PyTorch의 MultiMarginLoss는 모든 경쟁 클래스를 더해 k로 나눕니다.</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>십자</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>Cross-entropy taken on the raw score with the sigmoid inside, which stays exact for any finite score. The usual loss for two classes; it yields probabilities. Its weakness: a confident mistake costs without limit, so a wrong label pulls hard.</source>
        <translation>시그모이드를 안에 포함하여 점수에서 바로 계산하는 교차 엔트로피로, 유한한 점수라면 언제나 정확합니다. 두 클래스 분류에 흔히 쓰며 확률을 줍니다. 약점: 확신한 오답의 손실에 한계가 없어, 잘못된 레이블 하나가 세게 끌어당깁니다.</translation>
    </message>
    <message>
        <source>Cross-entropy weighted by how wrong a sample still is, so that easy samples hardly count and hard ones lead. Use it when one class is rare, as for small objects in large pictures. Its weakness: not convex, its probabilities are distorted, and wrong labels count as hard samples.</source>
        <translation>아직 틀린 정도에 따라 가중한 교차 엔트로피입니다. 쉬운 표본은 거의 세지 않고 어려운 표본이 학습을 이끕니다. 큰 사진 속 작은 물체처럼 한 클래스가 드물 때 씁니다. 약점: 볼록하지 않고, 확률이 왜곡되며, 잘못된 레이블도 어려운 표본으로 여깁니다.</translation>
    </message>
    <message>
        <source>Cross-entropy weighted by how wrong a sample still is, so that samples already right hardly count. Use it when a few classes or hard samples drown among easy ones. Its weakness: not convex, its probabilities are distorted, and wrong labels count as hard samples.</source>
        <translation>표본이 아직 틀린 정도로 가중한 교차 엔트로피로, 이미 맞힌 표본은 거의 세지 않습니다. 적은 클래스나 어려운 표본이 쉬운 표본에 묻힐 때 씁니다. 약점: 볼록하지 않고 확률이 왜곡되며, 잘못된 레이블도 어려운 표본으로 셉니다.</translation>
    </message>
    <message>
        <source>Curves for the quartiles of the target; every sample sits at the height of its own target.</source>
        <translation>실제값의 사분위수에 대한 곡선입니다. 표본은 저마다 자기 실제값에 맞는 높이에 놓입니다.</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>감소 배율</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>차단값</translation>
    </message>
    <message>
        <source>Cuts the rate by the same factor at up to three milestones of your choice.</source>
        <translation>원하는 시점 최대 세 곳에서 학습률을 같은 배율로 낮춥니다.</translation>
    </message>
    <message>
        <source>Cuts the rate by the same factor every so many steps: a staircase.</source>
        <translation>일정한 단계마다 학습률을 같은 배율로 낮추는 계단 모양입니다.</translation>
    </message>
    <message>
        <source>Dampening</source>
        <translation>댐핑</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감쇠율</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>Densities</source>
        <translation>확률 밀도</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>하강</translation>
    </message>
    <message>
        <source>Diabetes</source>
        <translation>당뇨병</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>다이스 손실</translation>
    </message>
    <message>
        <source>Dice with two knobs: false alarms and misses are charged separately. Use it when one of them hurts more, as with a lesion that must not be overlooked. Its weakness: one more choice to make, and with strong weights the masks grow or shrink too far.</source>
        <translation>오탐과 미탐의 비중을 따로 정하는 다이스 손실입니다. 놓치면 안 되는 병변처럼 한쪽이 더 해로울 때 씁니다. 약점: 정할 것이 하나 늘고, 비중이 한쪽으로 치우치면 마스크가 지나치게 커지거나 작아집니다.</translation>
    </message>
    <message>
        <source>Different pairs farther apart than m cost nothing.</source>
        <translation>m보다 멀리 떨어진 다른 쌍에는 손실이 없습니다.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Direction of the long axis, from the x₁ axis upwards.</source>
        <translation>x₁축에서 위쪽으로 잰 긴 축의 방향입니다.</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>방향 벡터</translation>
    </message>
    <message>
        <source>Disc</source>
        <translation>원판</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>할인율</translation>
    </message>
    <message>
        <source>Discriminator&apos;s decay</source>
        <translation>판별자 가중치 감쇠</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>중심 거리</translation>
    </message>
    <message>
        <source>Distance between the centres of the two classes.</source>
        <translation>두 클래스 중심 사이의 거리입니다.</translation>
    </message>
    <message>
        <source>Distance between the two hills.</source>
        <translation>두 언덕 사이의 거리입니다.</translation>
    </message>
    <message>
        <source>Distance from the middle</source>
        <translation>중심 거리</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>확률 분포</translation>
    </message>
    <message>
        <source>Diverged at step {step}: a probability reached exactly 0 or 1 on the wrong side.</source>
        <translation>{step}단계에서 발산했습니다. 틀린 쪽의 확률이 정확히 0 또는 1에 이르렀습니다.</translation>
    </message>
    <message>
        <source>Diverged at step {step}: the loss grew from {first} to {value}.</source>
        <translation>{step}단계에서 발산했습니다. 손실이 {first}에서 {value}까지 커졌습니다.</translation>
    </message>
    <message>
        <source>Diverged at step {step}: the loss or its gradient is no longer a finite number.</source>
        <translation>{step}단계에서 발산했습니다. 손실이나 기울기가 더는 유한한 수가 아닙니다.</translation>
    </message>
    <message>
        <source>Divides each gradient by its recent typical size, so flat and steep directions move alike. Near the minimum it keeps moving by about the learning rate.</source>
        <translation>기울기를 저마다 최근의 평균 크기로 나누어, 평평한 방향과 가파른 방향이 같은 정도로 움직입니다. 최소점 가까이에서도 학습률만큼 계속 움직입니다.</translation>
    </message>
    <message>
        <source>Divides the gradient by the Hessian: one step to the minimum of a bowl, however stretched it is. It looks for a zero of the gradient, so where the surface bends downwards it heads for a saddle or a hilltop.</source>
        <translation>기울기를 헤세 행렬로 나눕니다. 아무리 길쭉한 그릇이라도 한 걸음에 최솟점에 닿습니다. 기울기가 0인 곳을 찾으므로, 곡면이 아래로 굽은 곳에서는 안장점이나 꼭대기로 향합니다.</translation>
    </message>
    <message>
        <source>Divides the rate by a number that grows evenly with the steps. It falls slowly enough to reach any minimum and fast enough to calm the noise of mini-batches.</source>
        <translation>단계에 따라 고르게 커지는 수로 학습률을 나눕니다. 어떤 최소점에도 닿을 만큼 천천히, 미니배치의 잡음이 잦아들 만큼 빠르게 줄어듭니다.</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>최소 불확실성</translation>
    </message>
    <message>
        <source>Drag the target&apos;s points, add some with a click, take them away with the right button.</source>
        <translation>목표의 점을 끌어 옮기고, 클릭으로 더하고, 오른쪽 단추로 지웁니다.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>추출</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>직접 그린 점</translation>
    </message>
    <message>
        <source>Each player goes down its own loss, so the run need not go down this one.</source>
        <translation>참가자마다 자기 손실을 따라 내려가므로, 실행이 이 손실을 따라 내려간다는 보장은 없습니다.</translation>
    </message>
    <message>
        <source>Each point becomes one number, its code, and comes back along the same direction. It starts close to a saddle: the worst direction that still looks settled.</source>
        <translation>점마다 수 하나인 코드가 되었다가 같은 방향을 따라 되돌아옵니다. 안장점 가까이에서 시작하는데, 가장 나쁘면서도 안정되어 보이는 방향입니다.</translation>
    </message>
    <message>
        <source>Each point has two dots: what it misses in x₁ and in x₂.</source>
        <translation>데이터 점마다 x₁과 x₂에서 빗나간 양을 나타내는 두 점이 있습니다.</translation>
    </message>
    <message>
        <source>Earth mover&apos;s distance</source>
        <translation>지구 이동자 거리</translation>
    </message>
    <message>
        <source>Earth mover&apos;s distance with blurred threads: each point is shared out over several targets, the more so the larger ε. Smooth, fast, and free to compare clouds of different size. Its weakness: the blur pulls the moving cloud together, and a cloud compared with itself does not cost 0.</source>
        <translation>연결을 흐리게 한 지구 이동자 거리입니다. 점 하나를 여러 목표에 나누며 ε이 클수록 더 널리 나눕니다. 매끄럽고 빠르며 크기가 다른 점 구름도 비교할 수 있습니다. 약점: 흐려진 만큼 움직이는 점 구름이 오그라들고, 자기 자신과 비교해도 손실이 0이 아닙니다.</translation>
    </message>
    <message>
        <source>Elastic net</source>
        <translation>엘라스틱 넷</translation>
    </message>
    <message>
        <source>Elongated cloud</source>
        <translation>길쭉한 점 구름</translation>
    </message>
    <message>
        <source>Elongated cloud with outliers</source>
        <translation>이상치 있는 길쭉한 점 구름</translation>
    </message>
    <message>
        <source>Empty mask</source>
        <translation>빈 마스크</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝 비율</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>최종 제수</translation>
    </message>
    <message>
        <source>Engel: income and food</source>
        <translation>엥겔: 소득과 식비</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>엔트로피</translation>
    </message>
    <message>
        <source>Entropy bonus</source>
        <translation>엔트로피 보너스</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Every outcome has a number of its own; the softmax turns them into probabilities q.</source>
        <translation>결과마다 수가 하나씩 있고, 소프트맥스가 이를 확률 q로 바꿉니다.</translation>
    </message>
    <message>
        <source>Every point goes its own way, from a compact blob. Here the losses part: nearest neighbours let points crowd, a plan spreads them evenly.</source>
        <translation>촘촘한 무리에서 출발해 점마다 제 길을 갑니다. 여기서 손실들이 갈립니다. 최근접점은 점이 몰리게 두고, 수송 계획은 고르게 펼칩니다.</translation>
    </message>
    <message>
        <source>Exclusive or</source>
        <translation>배타적 논리합 (XOR)</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>설명 변수</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수 손실</translation>
    </message>
    <message>
        <source>Exponential decay</source>
        <translation>지수 감쇠</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Falls along half a cosine wave, slowly at both ends, and then stays at its minimum. PyTorch&apos;s scheduler follows the wave up again if it runs on.</source>
        <translation>코사인 반파를 따라 처음과 끝에서 천천히 내려간 뒤 최솟값에 머뭅니다. PyTorch의 스케줄러는 계속 실행하면 파형을 따라 다시 올라갑니다.</translation>
    </message>
    <message>
        <source>Falls along half a cosine, jumps back to the full rate and falls again, each time over a longer stretch if you like. The jumps can shake the descent out of a poor valley.</source>
        <translation>코사인 반파를 따라 내려갔다가 원래 학습률로 뛰어올라 다시 내려가며, 원하면 구간이 점점 길어집니다. 이 도약이 나쁜 골짜기에서 빠져나오게 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Falls to zero at a chosen step, evenly or along a power; from there on nothing moves.</source>
        <translation>정해진 단계에서 0이 되도록 고르게 또는 거듭제곱 꼴로 내려갑니다. 그 뒤로는 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>First length</source>
        <translation>첫 구간 길이</translation>
    </message>
    <message>
        <source>First milestone</source>
        <translation>첫째 시점</translation>
    </message>
    <message>
        <source>First rate, as a share of the base rate.</source>
        <translation>처음 학습률로, 기준 학습률에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Focal</source>
        <translation>초점 손실</translation>
    </message>
    <message>
        <source>Focal Tversky</source>
        <translation>초점 트버스키</translation>
    </message>
    <message>
        <source>Focusing</source>
        <translation>집중도</translation>
    </message>
    <message>
        <source>Food expenditure of 235 Belgian households: the spread grows with income, a case for quantiles.</source>
        <translation>벨기에 235가구의 식비입니다. 소득이 클수록 퍼짐이 커져 분위수가 어울립니다.</translation>
    </message>
    <message>
        <source>Forward: D(p‖q), q must cover p. Reverse: D(q‖p), q must stay within p.</source>
        <translation>정방향은 D(p‖q)로 q가 p를 덮어야 하고, 역방향은 D(q‖p)로 q가 p 안에 머물러야 합니다.</translation>
    </message>
    <message>
        <source>Found by a solver and proven: the conditions for the minimum of a convex function hold.</source>
        <translation>수치 해법으로 찾았고 최소임이 증명되었습니다. 볼록 함수의 최소 조건을 만족합니다.</translation>
    </message>
    <message>
        <source>Four sizes of 342 penguins of three species; flippers foretell the mass quite well.</source>
        <translation>펭귄 세 종 342마리를 네 가지로 잰 값입니다. 날개 길이로 체중을 꽤 잘 예측할 수 있습니다.</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>프레임 수</translation>
    </message>
    <message>
        <source>Free logits</source>
        <translation>자유 로짓</translation>
    </message>
    <message>
        <source>Free point cloud</source>
        <translation>자유 점 구름</translation>
    </message>
    <message>
        <source>Free points</source>
        <translation>자유 점</translation>
    </message>
    <message>
        <source>Free scores</source>
        <translation>자유 점수</translation>
    </message>
    <message>
        <source>Free vectors</source>
        <translation>자유 벡터</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>격차</translation>
    </message>
    <message>
        <source>Gaussian against logistic</source>
        <translation>가우스 생성자와 로지스틱 판별자</translation>
    </message>
    <message>
        <source>Generative models</source>
        <translation>생성 모델</translation>
    </message>
    <message>
        <source>Generator&apos;s pace</source>
        <translation>생성자 보폭</translation>
    </message>
    <message>
        <source>Gentoo</source>
        <translation>젠투펭귄</translation>
    </message>
    <message>
        <source>Gives every parameter its own rate: the more gradient a parameter has seen, the shorter its steps. Because the sum only grows, progress slows down for good.</source>
        <translation>매개변수마다 학습률을 따로 줍니다. 기울기를 많이 겪은 매개변수일수록 걸음이 짧아집니다. 합은 커지기만 하므로 진행은 점점 느려집니다.</translation>
    </message>
    <message>
        <source>Gives every point a target of its own so that the whole way is shortest, and charges the mean way. It sees density: no target is left out and none is taken twice. Its weakness: the time for the exact matching grows with the cube of the number of points, and the plan jumps where two matchings cost the same.</source>
        <translation>전체 이동 거리가 가장 짧도록 점마다 목표를 하나씩 정하고 그 평균 거리를 손실로 매깁니다. 밀도를 구별하므로 빠지거나 두 번 쓰이는 목표가 없습니다. 약점: 정확한 짝짓기에 드는 시간이 점 개수의 세제곱으로 늘고, 두 짝짓기의 비용이 같은 곳에서 계획이 갑자기 바뀝니다.</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Gradient 0 at a perfect fit; the square root itself has a tip there.</source>
        <translation>완벽하게 적합하면 기울기는 0입니다. 제곱근 자체는 그곳에서 뾰족합니다.</translation>
    </message>
    <message>
        <source>Gradient 0 at a score of zero; start from other weights than zero.</source>
        <translation>점수가 0이면 기울기도 0입니다. 0이 아닌 가중치에서 시작하십시오.</translation>
    </message>
    <message>
        <source>Gradient 0 at a zero residual; some libraries take -1 or +1 there.</source>
        <translation>잔차가 0이면 기울기는 0입니다. -1이나 +1로 두는 라이브러리도 있습니다.</translation>
    </message>
    <message>
        <source>Gradient 0 at the edge of the tube.</source>
        <translation>허용 구간의 가장자리에서 기울기는 0입니다.</translation>
    </message>
    <message>
        <source>Gradient 0 exactly at the margin, where PyTorch has -1; y is +1 or -1.</source>
        <translation>마진에서 기울기는 정확히 0이며, PyTorch에서는 -1입니다. y는 +1 또는 -1입니다.</translation>
    </message>
    <message>
        <source>Gradient 0 exactly at the margin; not PyTorch&apos;s HingeEmbeddingLoss.</source>
        <translation>마진에서 기울기는 정확히 0입니다. PyTorch의 HingeEmbeddingLoss와는 다른 손실입니다.</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>경사 하강법</translation>
    </message>
    <message>
        <source>Gradient memory</source>
        <translation>기울기 기억률</translation>
    </message>
    <message>
        <source>Grid world</source>
        <translation>격자 세계</translation>
    </message>
    <message>
        <source>Ground cost</source>
        <translation>기본 비용</translation>
    </message>
    <message>
        <source>Growing noise</source>
        <translation>커지는 잡음</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>증가 배율</translation>
    </message>
    <message>
        <source>Growth of the noise</source>
        <translation>잡음 증가율</translation>
    </message>
    <message>
        <source>HDL cholesterol</source>
        <translation>HDL 콜레스테롤</translation>
    </message>
    <message>
        <source>Half a cosine wave, or straight lines.</source>
        <translation>코사인 반파 또는 직선입니다.</translation>
    </message>
    <message>
        <source>Half a square for small residuals and nearly the absolute value for large ones, without any seam. Use it like Huber when a smooth second derivative helps and no threshold should be chosen. Its weakness: the change-over sits at a residual of about one, so the data should be scaled to that.</source>
        <translation>작은 잔차에서는 제곱의 절반, 큰 잔차에서는 거의 절댓값이며, 그 사이가 이음매 없이 이어집니다. 후버 손실과 같은 자리에서, 2차 도함수까지 매끄러워야 하고 임계값을 정하고 싶지 않을 때 씁니다. 약점: 성질이 바뀌는 곳이 잔차 1 부근으로 정해져 있어 데이터의 척도를 그에 맞추어야 합니다.</translation>
    </message>
    <message>
        <source>Half a square near zero that grows only like a logarithm far out, so far points pull ever less. Use it for heavy-tailed noise with gross outliers. Its weakness: not convex, so the fit can depend on where it starts, and c must match the noise.</source>
        <translation>0 근처에서는 제곱의 절반이고 멀리서는 로그만큼만 커져, 먼 점일수록 끌어당기는 힘이 약해집니다. 꼬리가 두꺼운 잡음에 큰 오류가 섞여 있을 때 씁니다. 약점: 볼록하지 않아 시작점에 따라 적합이 달라질 수 있고, c를 잡음에 맞추어야 합니다.</translation>
    </message>
    <message>
        <source>Half of this times its squared weights is added to the discriminator&apos;s loss; it calms both.</source>
        <translation>이 값의 절반에 가중치의 제곱을 곱해 판별자의 손실에 더합니다. 두 참가자를 모두 안정시킵니다.</translation>
    </message>
    <message>
        <source>Height of the wave.</source>
        <translation>파동의 높이입니다.</translation>
    </message>
    <message>
        <source>Highest power of x; 1 is a line.</source>
        <translation>x의 가장 높은 차수입니다. 1이면 직선입니다.</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>힌지 손실</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>구멍</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>How fake scores are charged; only minimax loses its pull where the fakes are worst.</source>
        <translation>가짜의 점수에 손실을 매기는 방식입니다. 가짜가 가장 나쁜 곳에서 당기는 힘을 잃는 것은 미니맥스뿐입니다.</translation>
    </message>
    <message>
        <source>How far above the line the outliers sit, on average.</source>
        <translation>이상치가 직선 위로 떨어진 평균 거리입니다.</translation>
    </message>
    <message>
        <source>How far apart the middles of the two discs are.</source>
        <translation>두 원판의 중심 사이의 거리입니다.</translation>
    </message>
    <message>
        <source>How far each cloud&apos;s centre is from the middle.</source>
        <translation>각 무리의 중심이 한가운데에서 떨어진 거리입니다.</translation>
    </message>
    <message>
        <source>How far one step goes along the (scaled) gradient.</source>
        <translation>(조정된) 기울기를 따라 한 단계에 나아가는 거리입니다.</translation>
    </message>
    <message>
        <source>How far the classes begin from the centre; at 0 they begin on top of each other.</source>
        <translation>클래스들이 시작하는 자리의 중심 거리입니다. 0이면 서로 겹쳐 시작합니다.</translation>
    </message>
    <message>
        <source>How far the disease of 442 patients went, against a base value: much scatter, a real trend.</source>
        <translation>환자 442명의 질병이 얼마나 진행했는지를 기초 검사값 하나로 설명합니다. 많이 흩어져 있지만 추세는 뚜렷합니다.</translation>
    </message>
    <message>
        <source>How far the points of a class scatter at the beginning, in each direction.</source>
        <translation>처음에 한 클래스의 점들이 각 방향으로 흩어진 정도입니다.</translation>
    </message>
    <message>
        <source>How fast a sample loses weight as it becomes right; 0 is off.</source>
        <translation>맞아 갈수록 표본의 비중이 줄어드는 빠르기입니다. 0이면 꺼집니다.</translation>
    </message>
    <message>
        <source>How fast the momentum grows from half of β₁ to β₁.</source>
        <translation>모멘텀이 β₁의 절반에서 β₁까지 커지는 빠르기입니다.</translation>
    </message>
    <message>
        <source>How large the blob is from which the points set out.</source>
        <translation>점들이 출발하는 무리의 크기입니다.</translation>
    </message>
    <message>
        <source>How large the generator&apos;s steps are against the discriminator&apos;s.</source>
        <translation>판별자의 걸음에 대한 생성자 걸음의 크기입니다.</translation>
    </message>
    <message>
        <source>How many arms there are.</source>
        <translation>팔의 개수입니다.</translation>
    </message>
    <message>
        <source>How many classes there are.</source>
        <translation>클래스의 개수입니다.</translation>
    </message>
    <message>
        <source>How many clouds there are.</source>
        <translation>무리의 개수입니다.</translation>
    </message>
    <message>
        <source>How many frames there are to spread the letters over.</source>
        <translation>글자들을 펼쳐 놓을 프레임의 개수입니다.</translation>
    </message>
    <message>
        <source>How many items are to be put in order.</source>
        <translation>순서를 매길 항목의 개수입니다.</translation>
    </message>
    <message>
        <source>How many of the last steps the curvature is learned from.</source>
        <translation>곡률을 배우는 데 쓰는 최근 걸음의 수입니다.</translation>
    </message>
    <message>
        <source>How many outcomes there are.</source>
        <translation>결과의 개수입니다.</translation>
    </message>
    <message>
        <source>How many pairs were compared; never more than there are pairs.</source>
        <translation>비교한 쌍의 개수입니다. 가능한 쌍의 수를 넘지 않습니다.</translation>
    </message>
    <message>
        <source>How many points are drawn.</source>
        <translation>만들어 낼 점의 개수입니다.</translation>
    </message>
    <message>
        <source>How many points each class has.</source>
        <translation>클래스마다 있는 점의 개수입니다.</translation>
    </message>
    <message>
        <source>How many points the target has; the moving cloud has as many.</source>
        <translation>목표의 점 개수입니다. 움직이는 점 구름의 점도 같은 수입니다.</translation>
    </message>
    <message>
        <source>How many real numbers there are, and as many made ones.</source>
        <translation>실제 수의 개수이며, 생성한 수도 같은 개수입니다.</translation>
    </message>
    <message>
        <source>How many times a positive sample counts; 1 is off.</source>
        <translation>양성 표본 하나를 몇 배로 셀지 정합니다. 1이면 꺼집니다.</translation>
    </message>
    <message>
        <source>How many times longer each stretch is than the one before.</source>
        <translation>구간이 바로 앞 구간보다 몇 배 길어지는지 정합니다.</translation>
    </message>
    <message>
        <source>How many vectors there are.</source>
        <translation>벡터의 개수입니다.</translation>
    </message>
    <message>
        <source>How much better a loss has to be to count as better.</source>
        <translation>손실이 나아졌다고 보려면 이만큼은 나아져야 합니다.</translation>
    </message>
    <message>
        <source>How much better each arm pays than the next worse one, on average.</source>
        <translation>팔마다 바로 아래 팔보다 평균 수익이 높은 정도입니다.</translation>
    </message>
    <message>
        <source>How much farther the negative must be than the positive.</source>
        <translation>음성이 양성보다 더 멀어야 하는 거리입니다.</translation>
    </message>
    <message>
        <source>How much it pays to stay undecided between actions; 0 is off.</source>
        <translation>행동을 하나로 정하지 않고 열어 두는 데 주는 이득입니다. 0이면 꺼집니다.</translation>
    </message>
    <message>
        <source>How much of the last step lives on in the next one; 0 switches momentum off.</source>
        <translation>바로 앞 걸음이 다음 걸음에 남는 비율입니다. 0이면 모멘텀이 꺼집니다.</translation>
    </message>
    <message>
        <source>How much of the velocity survives each step; 0 is plain gradient descent.</source>
        <translation>한 단계를 지나며 남는 속도의 비율입니다. 0이면 단순한 경사 하강법입니다.</translation>
    </message>
    <message>
        <source>How much the plan is blurred, in units of squared distance.</source>
        <translation>수송 계획을 흐리게 하는 정도이며, 단위는 제곱 거리입니다.</translation>
    </message>
    <message>
        <source>How much the size of the weights costs; 0 switches the penalty off.</source>
        <translation>가중치의 크기에 매기는 비용입니다. 0이면 규제가 꺼집니다.</translation>
    </message>
    <message>
        <source>How often an arm was pulled in the round, all arms together.</source>
        <translation>한 묶음에서 팔을 당긴 횟수로, 모든 팔을 합한 수입니다.</translation>
    </message>
    <message>
        <source>How scores are charged: cross-entropy, squares about 1 and 0, hinge at 1 and -1, or plain.</source>
        <translation>점수에 손실을 매기는 방식입니다. 교차 엔트로피, 1과 0에서 벗어난 제곱, 1과 -1의 힌지, 점수 그대로 가운데 고릅니다.</translation>
    </message>
    <message>
        <source>How slowly the mean of the gradients forgets: the momentum of the method.</source>
        <translation>기울기의 평균이 과거를 잊는 느린 정도로, 이 방법의 모멘텀에 해당합니다.</translation>
    </message>
    <message>
        <source>How slowly the mean of the squared gradients forgets.</source>
        <translation>기울기 제곱의 평균이 과거를 잊는 느린 정도입니다.</translation>
    </message>
    <message>
        <source>How slowly the two running means forget.</source>
        <translation>두 이동 평균이 과거를 잊는 느린 정도입니다.</translation>
    </message>
    <message>
        <source>How uncertain a distribution is: 0 when one outcome is sure, largest when all are equally likely. Use it to see uncertainty as a landscape, or as a term that keeps choices sharp or open. Its weakness as a loss: it knows no target, so any certain answer is a minimum.</source>
        <translation>분포가 얼마나 불확실한지 나타냅니다. 한 결과가 확실하면 0이고 모두 똑같이 일어날 만하면 가장 큽니다. 불확실성을 지형으로 볼 때, 또는 선택을 뚜렷하게 하거나 열어 두는 항으로 씁니다. 손실로서의 약점: 목표를 모르므로 확실한 답이면 무엇이든 최소점입니다.</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버 손실</translation>
    </message>
    <message>
        <source>If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, switch scaling on; else raise the budget.</source>
        <translation>경로가 지그재그이면 학습률(현재 {rate})을 낮추거나 점차 줄이십시오. 골짜기를 따라 느리게 나아가면 스케일링을 켜고, 그 밖에는 단계 한도를 늘리십시오.</translation>
    </message>
    <message>
        <source>Ignores how large the gradient is: each parameter&apos;s step grows while the sign stays and is cut when it flips. For full batches; the learning rate is only the first step, so a schedule changes nothing.</source>
        <translation>기울기의 크기는 보지 않습니다. 부호가 유지되면 매개변수의 걸음이 커지고, 부호가 바뀌면 작아집니다. 전체 배치에 쓰며, 학습률은 첫 걸음의 크기일 뿐이므로 학습률 스케줄을 바꾸어도 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>Imbalanced blobs</source>
        <translation>불균형 두 무리</translation>
    </message>
    <message>
        <source>InfoNCE</source>
        <translation>InfoNCE 손실</translation>
    </message>
    <message>
        <source>Initial sum</source>
        <translation>초기 합</translation>
    </message>
    <message>
        <source>Inner radius</source>
        <translation>안쪽 반지름</translation>
    </message>
    <message>
        <source>Intercept</source>
        <translation>절편</translation>
    </message>
    <message>
        <source>Inverse time</source>
        <translation>시간 반비례</translation>
    </message>
    <message>
        <source>Iris: three species</source>
        <translation>붓꽃: 세 종</translation>
    </message>
    <message>
        <source>Iris: two species</source>
        <translation>붓꽃: 두 종</translation>
    </message>
    <message>
        <source>It is a saddle point, a hilltop or a plateau. Start elsewhere, or let Newton flip negative curvatures.</source>
        <translation>안장점이나 꼭대기 또는 고원입니다. 다른 곳에서 시작하거나, 뉴턴법에서 음의 곡률을 뒤집으십시오.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목 수</translation>
    </message>
    <message>
        <source>Items that were compared two at a time: each comparison says only which one is better.</source>
        <translation>둘씩 비교한 항목들입니다. 비교 하나는 어느 쪽이 나은지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Its best score is half the log odds, so a sigmoid of it is not the probability.</source>
        <translation>가장 좋은 점수는 로그 오즈의 절반이므로, 여기에 시그모이드를 씌워도 확률이 되지 않습니다.</translation>
    </message>
    <message>
        <source>Jaccard (IoU)</source>
        <translation>자카드 손실 (IoU)</translation>
    </message>
    <message>
        <source>Jensen-Shannon</source>
        <translation>옌센-섀넌 발산</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>흔들림</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 발산</translation>
    </message>
    <message>
        <source>Keeps the division finite while a gradient is zero.</source>
        <translation>기울기가 0일 때도 나눗셈이 유한하도록 합니다.</translation>
    </message>
    <message>
        <source>Kept: Newton&apos;s own step, which climbs where the surface bends downwards. Flipped: the sign is dropped, and the step leads away from saddles.</source>
        <translation>유지: 뉴턴법 그대로의 걸음으로, 곡면이 아래로 굽은 곳에서는 올라갑니다. 뒤집기: 부호를 버려서 안장점에서 멀어집니다.</translation>
    </message>
    <message>
        <source>L-BFGS</source>
        <translation>L-BFGS</translation>
    </message>
    <message>
        <source>L1 (lasso)</source>
        <translation>L1 (라쏘)</translation>
    </message>
    <message>
        <source>L2 (ridge)</source>
        <translation>L2 (릿지)</translation>
    </message>
    <message>
        <source>LDL cholesterol</source>
        <translation>LDL 콜레스테롤</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Labels are 1 (same) and 0 (different); PyTorch writes the latter as -1.</source>
        <translation>레이블은 1(같음)과 0(다름)입니다. PyTorch는 다름을 -1로 적습니다.</translation>
    </message>
    <message>
        <source>Large ring</source>
        <translation>큰 고리</translation>
    </message>
    <message>
        <source>Largest step</source>
        <translation>최대 보폭</translation>
    </message>
    <message>
        <source>Last rate, as a share of the base rate.</source>
        <translation>마지막 학습률로, 기준 학습률에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learns the curvature from its last steps and walks straight to the minimum that it implies: a few steps where descent takes hundreds. For full batches; far from a minimum it needs the line search.</source>
        <translation>최근 걸음에서 곡률을 배워, 그로부터 짐작되는 최솟점으로 곧장 갑니다. 경사 하강법이 수백 걸음 갈 길을 몇 걸음에 갑니다. 전체 배치용이며, 최솟점에서 멀면 직선 탐색이 필요합니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Lets each anchor pick its own partner out of the whole batch: cross-entropy over the cosines, sharpened by a temperature. The loss of contrastive pre-training. Its weakness: it needs large batches, and a partner of another pair is pushed away even if it belongs to the same class.</source>
        <translation>앵커마다 배치 전체에서 제 짝을 고르게 합니다. 온도로 날카롭게 한 코사인들의 교차 엔트로피이며, 대조 사전 학습에 쓰는 손실입니다. 약점: 배치가 커야 하고, 다른 쌍의 짝은 같은 클래스라도 밀어냅니다.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Like half a square near zero, but flat beyond c: a far outlier is given up and pulls no more. Use it when some points are plain errors, and start it from a robust fit. Its weakness: not convex, so there are several valleys, and a start too far away never moves.</source>
        <translation>0 근처에서는 제곱의 절반과 같지만 c 밖에서는 평평합니다. 멀리 떨어진 이상치는 포기하여 더는 끌어당기지 못합니다. 일부 점이 명백한 오류일 때 쓰고, 강건한 적합에서 시작합니다. 약점: 볼록하지 않아 골짜기가 여럿이고, 너무 먼 곳에서 시작하면 전혀 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Line search</source>
        <translation>직선 탐색</translation>
    </message>
    <message>
        <source>Line with noise</source>
        <translation>잡음 있는 직선</translation>
    </message>
    <message>
        <source>Line with outliers</source>
        <translation>이상치 있는 직선</translation>
    </message>
    <message>
        <source>Linear separator</source>
        <translation>선형 분류기</translation>
    </message>
    <message>
        <source>Linear warm-up</source>
        <translation>선형 워밍업</translation>
    </message>
    <message>
        <source>Log rate at x = 0</source>
        <translation>로그율 절편</translation>
    </message>
    <message>
        <source>Log-cosh</source>
        <translation>로그 코시</translation>
    </message>
    <message>
        <source>Logarithm of the expected count at x = 0.</source>
        <translation>x&#xa0;=&#xa0;0에서 기대되는 횟수의 로그입니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate (now {rate}), or switch scaling on.</source>
        <translation>학습률(현재 {rate})을 낮추거나 스케일링을 켜십시오.</translation>
    </message>
    <message>
        <source>Lowers the learning rate further with the step number; 0 leaves it alone.</source>
        <translation>단계가 지날수록 학습률을 더 낮춥니다. 0이면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Lowest rate, as a share of the base rate.</source>
        <translation>가장 낮은 학습률로, 기준 학습률에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Luck</source>
        <translation>운의 크기</translation>
    </message>
    <message>
        <source>Makes actions that turned out better than expected more likely, and worse ones less. Use it to learn a policy directly from sampled returns, best with a baseline in the advantage. Its weakness: samples are noisy, its value does not measure success, and an action once dropped is hardly tried again unless the entropy term is on.</source>
        <translation>기대보다 나았던 행동의 확률은 높이고 못했던 행동의 확률은 낮춥니다. 표본으로 얻은 수익에서 정책을 직접 학습할 때 쓰며, 이점에 기준선을 두면 가장 좋습니다. 약점: 표본에 잡음이 많고 손실값이 성과를 재지 않으며, 엔트로피 항이 없으면 한번 버린 행동은 거의 다시 시도하지 않습니다.</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>마진</translation>
    </message>
    <message>
        <source>Margin ranking</source>
        <translation>마진 순위 손실</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차</translation>
    </message>
    <message>
        <source>Mean cost of an exact matching; the clouds must have the same number of points.</source>
        <translation>정확한 짝짓기의 평균 비용입니다. 두 점 구름의 점 개수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>Mean over real plus mean over fake; the formula is minimax; least squares has a factor ½.</source>
        <translation>실제의 평균과 가짜의 평균을 더합니다. 수식은 미니맥스이며, 최소 제곱에는 계수 ½이 있습니다.</translation>
    </message>
    <message>
        <source>Mean over rows, p first (PyTorch&apos;s batchmean). Forward is D(p‖q), reverse D(q‖p).</source>
        <translation>행에 대한 평균이며 p가 먼저입니다(PyTorch의 batchmean). 정방향은 D(p‖q), 역방향은 D(q‖p)입니다.</translation>
    </message>
    <message>
        <source>Mean over samples and elements: a = 2 for l2, without root and ½; a = 1 for l1.</source>
        <translation>표본과 원소에 대한 평균입니다. l2는 제곱근과 ½ 없이 a = 2, l1은 a = 1입니다.</translation>
    </message>
    <message>
        <source>Mean plus mean, of squared distances unless switched off; others add sums or halve.</source>
        <translation>두 평균의 합이며, 끄지 않으면 제곱 거리를 씁니다. 합을 더하거나 절반으로 정의하는 경우도 있습니다.</translation>
    </message>
    <message>
        <source>Mean radius</source>
        <translation>평균 반지름</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>Measures its own recent moves and takes the step length from them instead of from a rate. It begins with tiny steps and has to work its way up.</source>
        <translation>최근에 움직인 거리를 재어, 학습률 대신 그 거리로 걸음을 정합니다. 아주 작은 걸음에서 시작하여 스스로 키워 가야 합니다.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>기억률</translation>
    </message>
    <message>
        <source>Metric learning</source>
        <translation>거리 학습</translation>
    </message>
    <message>
        <source>Middle, x</source>
        <translation>중심 x</translation>
    </message>
    <message>
        <source>Middle, y</source>
        <translation>중심 y</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Mixed classes, all pairs</source>
        <translation>섞인 클래스, 모든 쌍</translation>
    </message>
    <message>
        <source>Mixed classes, triplets</source>
        <translation>섞인 클래스, 삼중항</translation>
    </message>
    <message>
        <source>Modified Huber</source>
        <translation>수정 후버 손실</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Momentum and a rate for every parameter in one: each moves by about the learning rate per step, whatever the scale of its gradient. The usual first choice for networks.</source>
        <translation>모멘텀과 매개변수별 학습률을 하나로 합쳤습니다. 기울기의 크기와 상관없이 저마다 한 단계에 학습률만큼 움직입니다. 신경망에서 가장 먼저 고르는 방법입니다.</translation>
    </message>
    <message>
        <source>Momentum decay</source>
        <translation>모멘텀 증가율</translation>
    </message>
    <message>
        <source>Momentum that looks ahead: it steps as if the velocity had already carried it on, so it brakes earlier and overshoots less than the heavy ball.</source>
        <translation>앞을 내다보는 모멘텀입니다. 속도에 실려 이미 나아간 것처럼 걸음을 정하므로, 무거운 공보다 일찍 멈추고 덜 지나칩니다.</translation>
    </message>
    <message>
        <source>Multi-step</source>
        <translation>다단계</translation>
    </message>
    <message>
        <source>Multiclass classification</source>
        <translation>다중 분류</translation>
    </message>
    <message>
        <source>Multiclass focal</source>
        <translation>다중 분류 초점 손실</translation>
    </message>
    <message>
        <source>Multiclass hinge</source>
        <translation>다중 분류 힌지 손실</translation>
    </message>
    <message>
        <source>Multiplies the cost by e for every unit a score is farther on the wrong side: the loss behind AdaBoost. Use it to see how boosting weighs its samples. Its weakness: one wrong label can outweigh all others, and steps can overflow.</source>
        <translation>점수가 틀린 쪽으로 1만큼 멀어질 때마다 손실이 e배가 되는, 에이다부스트(AdaBoost)의 바탕이 되는 손실입니다. 부스팅이 표본에 비중을 주는 방식을 보일 때 씁니다. 약점: 잘못된 레이블 하나가 나머지 모두를 압도할 수 있고, 걸음이 오버플로를 일으킬 수 있습니다.</translation>
    </message>
    <message>
        <source>Multiplies the rate by the same factor at every step, so it halves again and again.</source>
        <translation>단계마다 학습률에 같은 배율을 곱합니다. 그래서 일정한 간격마다 절반이 됩니다.</translation>
    </message>
    <message>
        <source>NAdam</source>
        <translation>NAdam</translation>
    </message>
    <message>
        <source>Named as in scikit-learn; it is not Huber&apos;s loss of the residual.</source>
        <translation>scikit-learn의 이름을 따랐습니다. 잔차에 쓰는 후버 손실과는 다릅니다.</translation>
    </message>
    <message>
        <source>Nearly collapsed, all pairs</source>
        <translation>붕괴 직전, 모든 쌍</translation>
    </message>
    <message>
        <source>Nearly collapsed, triplets</source>
        <translation>붕괴 직전, 삼중항</translation>
    </message>
    <message>
        <source>Negative curvature</source>
        <translation>음의 곡률</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>네스테로프 모멘텀</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>뉴턴법</translation>
    </message>
    <message>
        <source>No curvature here: the loss is made of straight pieces, and no bound for the learning rate follows.</source>
        <translation>여기에는 곡률이 없습니다. 손실이 곧은 조각으로 이루어져 학습률의 한계를 정할 수 없습니다.</translation>
    </message>
    <message>
        <source>No factor ½.</source>
        <translation>계수 ½을 곱하지 않습니다.</translation>
    </message>
    <message>
        <source>No factor ½; some libraries halve it.</source>
        <translation>계수 ½을 곱하지 않습니다. 절반으로 정의하는 라이브러리도 있습니다.</translation>
    </message>
    <message>
        <source>No factor ½; the gradient is n times that of the mean.</source>
        <translation>계수 ½을 곱하지 않습니다. 기울기는 평균의 경우의 n배입니다.</translation>
    </message>
    <message>
        <source>No factor ½; ε = 0 is the squared error.</source>
        <translation>계수 ½을 곱하지 않습니다. ε&#xa0;=&#xa0;0이면 제곱 오차입니다.</translation>
    </message>
    <message>
        <source>No gradient flows through the target; mse has no factor ½, huber has.</source>
        <translation>목푯값으로는 기울기가 흐르지 않습니다. 제곱 오차에는 계수 ½이 없고 후버에는 있습니다.</translation>
    </message>
    <message>
        <source>No network in between: the loss moves each point of the plane by itself.</source>
        <translation>사이에 신경망이 없습니다. 손실이 평면의 점을 하나씩 직접 움직입니다.</translation>
    </message>
    <message>
        <source>No network in between: the loss moves the score of each item by itself.</source>
        <translation>사이에 신경망이 없습니다. 손실이 항목의 점수를 하나씩 직접 움직입니다.</translation>
    </message>
    <message>
        <source>No network in between: the loss moves the score of each letter in each frame by itself.</source>
        <translation>사이에 신경망이 없습니다. 손실이 프레임마다 글자의 점수를 하나씩 직접 움직입니다.</translation>
    </message>
    <message>
        <source>No network in between: the loss turns each vector by itself.</source>
        <translation>사이에 신경망이 없습니다. 손실이 벡터를 하나씩 직접 돌립니다.</translation>
    </message>
    <message>
        <source>No probability gets nearer to 0 or 1 than this.</source>
        <translation>어떤 확률도 0이나 1에 이보다 가까워지지 않습니다.</translation>
    </message>
    <message>
        <source>No step can lower it; the scene says why. Change the data.</source>
        <translation>어떤 걸음으로도 손실을 줄일 수 없습니다. 까닭은 데이터 화면에 나옵니다. 데이터를 바꾸십시오.</translation>
    </message>
    <message>
        <source>No step size becomes larger than this.</source>
        <translation>어떤 걸음도 이보다 커지지 않습니다.</translation>
    </message>
    <message>
        <source>No step size becomes smaller than this.</source>
        <translation>어떤 걸음도 이보다 작아지지 않습니다.</translation>
    </message>
    <message>
        <source>No ε inside the distance (PyTorch adds 1e-6 to each coordinate); FaceNet squares D.</source>
        <translation>거리 안에 ε이 없습니다(PyTorch는 좌표마다 1e-6을 더합니다). FaceNet은 D를 제곱합니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>Noise at x = 0</source>
        <translation>x&#xa0;=&#xa0;0의 잡음</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>노름</translation>
    </message>
    <message>
        <source>Not clamped: +∞ at a confident mistake, where PyTorch stops at 100.</source>
        <translation>값을 잘라 내지 않습니다. 확신한 오답의 손실은 +∞이며, PyTorch는 100에서 멈춥니다.</translation>
    </message>
    <message>
        <source>Not divided by δ: Huber(δ) is δ times smooth L1 with β = δ.</source>
        <translation>δ로 나누지 않습니다. 후버 손실(δ)은 β&#xa0;=&#xa0;δ인 스무스 L1의 δ배입니다.</translation>
    </message>
    <message>
        <source>Nothing to be found: whatever is predicted is a false alarm. Without smoothing an overlap loss is 1 for any prediction and pulls at nothing. Also a sheet to paint on.</source>
        <translation>찾을 것이 없으므로 무엇을 예측하든 오탐입니다. 평활 상수가 없으면 겹침 손실은 어떤 예측에서나 1이고 아무것도 당기지 않습니다. 직접 칠할 빈 종이로도 씁니다.</translation>
    </message>
    <message>
        <source>On logits, of one sequence, not divided by its length; the blank is 0.</source>
        <translation>로짓을 받는 시퀀스 하나의 손실이며, 길이로 나누지 않습니다. 공백의 번호는 0입니다.</translation>
    </message>
    <message>
        <source>On probabilities, not clamped and not normalised; Keras rescales q to sum 1 first.</source>
        <translation>확률을 받으며 값을 잘라 내거나 합을 맞추지 않습니다. Keras는 먼저 q의 합을 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>One Gaussian</source>
        <translation>가우스 하나</translation>
    </message>
    <message>
        <source>One Gaussian cannot follow both humps: which compromise it makes depends on the divergence.</source>
        <translation>가우스 하나로는 두 봉우리를 모두 따를 수 없습니다. 어떻게 타협하는지는 발산에 달려 있습니다.</translation>
    </message>
    <message>
        <source>One class is rare: plain cross-entropy hears the many, focal loss and class weights the few.</source>
        <translation>한 클래스가 드뭅니다. 보통의 교차 엔트로피는 다수 클래스에 끌려가고, 초점 손실과 클래스 가중치는 소수 클래스를 살립니다.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원사이클</translation>
    </message>
    <message>
        <source>One direction, anchors to partners; CLIP adds the other direction and halves.</source>
        <translation>앵커에서 짝으로 가는 한 방향입니다. CLIP은 반대 방향을 더해 절반으로 나눕니다.</translation>
    </message>
    <message>
        <source>One hill</source>
        <translation>언덕 하나</translation>
    </message>
    <message>
        <source>One linear score for each class; the largest score decides, and the softmax turns all of them into probabilities. Its boundaries are straight.</source>
        <translation>클래스마다 선형 점수가 하나씩 있습니다. 가장 큰 점수가 클래스를 정하고, 소프트맥스가 점수를 확률로 바꿉니다. 결정 경계는 곧습니다.</translation>
    </message>
    <message>
        <source>One minus the overlap of both masks over their union, the measure by which segmentations are judged. Use it when that measure is the goal; its best masks are those of Dice. Its weakness: a single wrong pixel weighs more than in Dice, and the gradient fades far from the target.</source>
        <translation>두 마스크의 겹침을 합집합으로 나눈 값을 1에서 뺍니다. 영역 분할을 평가하는 척도이므로 그 척도가 목표일 때 쓰며, 가장 좋은 마스크는 다이스와 같습니다. 약점: 틀린 픽셀 하나가 다이스보다 무겁고, 목표에서 멀면 기울기가 사라집니다.</translation>
    </message>
    <message>
        <source>One minus twice the overlap over the summed sizes of both masks, so that a small target counts as much as a large one. Use it to segment small things in large pictures. Its weakness: far from the target the gradient fades, and one pixel more or less upsets a tiny mask.</source>
        <translation>겹침의 두 배를 두 마스크 크기의 합으로 나눈 값을 1에서 빼므로 작은 목표도 큰 목표만큼 셉니다. 큰 그림에서 작은 것을 분할할 때 씁니다. 약점: 목표에서 멀면 기울기가 사라지고, 아주 작은 마스크는 픽셀 하나 차이에도 크게 흔들립니다.</translation>
    </message>
    <message>
        <source>One of many: other parameters cost exactly the same.</source>
        <translation>여럿 가운데 하나입니다. 다른 매개변수에서도 손실이 정확히 같습니다.</translation>
    </message>
    <message>
        <source>One preference for each arm; softmax turns them into how often each is pulled.</source>
        <translation>팔마다 선호도가 하나씩 있고, 소프트맥스가 이를 각 팔을 당기는 빈도로 바꿉니다.</translation>
    </message>
    <message>
        <source>One rare class</source>
        <translation>드문 클래스 하나</translation>
    </message>
    <message>
        <source>One term per sample; Brier&apos;s own score sums both classes and is twice this.</source>
        <translation>표본마다 항이 하나입니다. 브라이어의 원래 점수는 두 클래스를 더하므로 이 값의 두 배입니다.</translation>
    </message>
    <message>
        <source>Opposite corners belong together: the smallest problem that no line can solve.</source>
        <translation>마주 보는 모서리끼리 같은 클래스입니다. 직선으로 풀 수 없는 가장 작은 문제입니다.</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>결과 수</translation>
    </message>
    <message>
        <source>Outer radius</source>
        <translation>바깥 반지름</translation>
    </message>
    <message>
        <source>Outlier distance</source>
        <translation>이상치 거리</translation>
    </message>
    <message>
        <source>Outlier share</source>
        <translation>이상치 비율</translation>
    </message>
    <message>
        <source>Pairs of points</source>
        <translation>점의 쌍</translation>
    </message>
    <message>
        <source>Part of each target that is spread evenly over all classes; 0 is off.</source>
        <translation>목푯값 가운데 모든 클래스에 고르게 나누어 주는 몫입니다. 0이면 꺼집니다.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>참을성</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>쉼</translation>
    </message>
    <message>
        <source>Penguins: size against size</source>
        <translation>펭귄: 몸 크기의 관계</translation>
    </message>
    <message>
        <source>Penguins: two species</source>
        <translation>펭귄: 두 종</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>퍼셉트론 손실</translation>
    </message>
    <message>
        <source>Point sets</source>
        <translation>점 집합</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점의 수</translation>
    </message>
    <message>
        <source>Points about a line through the origin: one number each can carry most of what they say.</source>
        <translation>원점을 지나는 직선 둘레의 점들입니다. 점마다 수 하나면 정보를 대부분 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>Points around a straight line with the same noise everywhere: what squared error is made for.</source>
        <translation>어디서나 같은 잡음으로 직선 둘레에 흩어진 점입니다. 제곱 오차에 꼭 맞는 경우입니다.</translation>
    </message>
    <message>
        <source>Points at equal distances on a circle: an even cover of it leaves no gap and no crowd.</source>
        <translation>원 위에 같은 간격으로 놓인 점들입니다. 고르게 덮으면 빈 곳도 몰린 곳도 없습니다.</translation>
    </message>
    <message>
        <source>Points in each</source>
        <translation>클래스당 점 수</translation>
    </message>
    <message>
        <source>Points of four classes that begin in disorder; anchors with a positive and a negative each.</source>
        <translation>뒤섞여 시작하는 네 클래스의 점들입니다. 앵커마다 양성과 음성이 하나씩 있습니다.</translation>
    </message>
    <message>
        <source>Points of four classes that begin in disorder; every pair is the same class or different.</source>
        <translation>뒤섞여 시작하는 네 클래스의 점들입니다. 모든 쌍은 같은 클래스이거나 다른 클래스입니다.</translation>
    </message>
    <message>
        <source>Poisson NLL</source>
        <translation>푸아송 NLL</translation>
    </message>
    <message>
        <source>Policy gradient</source>
        <translation>정책 경사</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>Positive share</source>
        <translation>양성 비중</translation>
    </message>
    <message>
        <source>Positive weight</source>
        <translation>양성 가중치</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>예측 대상</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>선호도</translation>
    </message>
    <message>
        <source>Pulls same pairs together like a spring and pushes different pairs apart until they are a margin away. The classic way to learn an embedding from pairs. Its weakness: it wants every same pair at distance zero, however the class is spread, and coinciding different points feel no push.</source>
        <translation>같은 쌍은 용수철처럼 끌어당기고 다른 쌍은 마진만큼 멀어질 때까지 밀어냅니다. 쌍으로 임베딩을 학습하는 고전적인 방법입니다. 약점: 클래스가 어떻게 퍼져 있든 같은 쌍의 거리를 0으로 만들려 하고, 다른 점끼리 정확히 겹치면 밀어내지 못합니다.</translation>
    </message>
    <message>
        <source>Pulls the value of a state and action towards the temporal-difference (TD) target: the reward seen plus the best value of the next state. Use it to learn values from single steps; Huber keeps rare large rewards from shaking the table. Its weakness: the target moves with the values, so learning can chase its own tail.</source>
        <translation>상태와 행동의 가치를 시간차(TD) 목푯값, 곧 얻은 보상에 다음 상태의 최선 가치를 더한 값으로 끌어당깁니다. 한 걸음씩의 경험에서 가치를 학습할 때 쓰며, 후버는 드물게 오는 큰 보상이 표 전체를 흔들지 않게 합니다. 약점: 목푯값이 가치와 함께 움직이므로 학습이 제 꼬리를 쫓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Q-learning</source>
        <translation>Q-러닝</translation>
    </message>
    <message>
        <source>Quadratic separator</source>
        <translation>이차 분류기</translation>
    </message>
    <message>
        <source>Quantile</source>
        <translation>분위수</translation>
    </message>
    <message>
        <source>Quantile (pinball)</source>
        <translation>분위수 손실</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>반지름</translation>
    </message>
    <message>
        <source>Radius at the start</source>
        <translation>처음 반지름</translation>
    </message>
    <message>
        <source>Radius of the hole as a share of the outer radius.</source>
        <translation>구멍의 반지름으로, 바깥 반지름에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Radius of the inner circle; the outer one has radius 1.</source>
        <translation>안쪽 원의 반지름입니다. 바깥쪽 원의 반지름은 1입니다.</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>학습률 감쇠</translation>
    </message>
    <message>
        <source>Real numbers from one Gaussian: the generator can become indistinguishable from them.</source>
        <translation>가우스 분포 하나에서 뽑은 실제 수들입니다. 생성자가 이와 구별할 수 없게 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Real numbers from two Gaussians: one hill cannot imitate two, and has to choose or to spread.</source>
        <translation>가우스 분포 둘에서 뽑은 실제 수들입니다. 언덕 하나로는 둘을 흉내 낼 수 없어 하나를 고르거나 넓게 퍼져야 합니다.</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>재구성 손실</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>정체 시 감소</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Reinforcement learning</source>
        <translation>강화 학습</translation>
    </message>
    <message>
        <source>Relative: a share of the best loss. Absolute: in the units of the loss.</source>
        <translation>상대: 가장 좋은 손실에 대한 비율입니다. 절대: 손실의 단위입니다.</translation>
    </message>
    <message>
        <source>Residuals beyond c no longer pull.</source>
        <translation>c를 넘는 잔차는 더는 끌어당기지 않습니다.</translation>
    </message>
    <message>
        <source>Residuals up to β cost a square; at 0 the tip is sharp.</source>
        <translation>β까지의 잔차에는 제곱으로 손실을 매깁니다. 0이면 끝이 뾰족합니다.</translation>
    </message>
    <message>
        <source>Residuals up to δ cost a square, larger ones a straight line.</source>
        <translation>δ까지의 잔차에는 제곱으로, 그보다 큰 잔차에는 직선으로 손실을 매깁니다.</translation>
    </message>
    <message>
        <source>Residuals up to ε cost nothing.</source>
        <translation>ε까지의 잔차에는 손실이 없습니다.</translation>
    </message>
    <message>
        <source>Residuals within ε are free, larger ones cost their distance to that tube: the loss of support vector regression. Use it when errors below a tolerance do not matter. Its weakness: many fits inside the tube are equally good, and ε must be chosen.</source>
        <translation>ε 안의 잔차에는 손실이 없고, 더 큰 잔차에는 그 허용 구간까지의 거리만큼 매기는 서포트 벡터 회귀의 손실입니다. 허용 오차보다 작은 오차는 상관없을 때 씁니다. 약점: 허용 구간 안에 들어가는 여러 적합이 똑같이 좋으며, ε을 정해야 합니다.</translation>
    </message>
    <message>
        <source>Residuals within ε are free, the excess is charged by its square, so the slope starts gently. Use it when small errors do not matter and large ones matter a lot. Its weakness: like every square it lets outliers pull without limit.</source>
        <translation>ε 안의 잔차에는 손실이 없고, 넘친 만큼은 제곱하여 매기므로 기울기가 부드럽게 시작합니다. 작은 오차는 상관없고 큰 오차는 매우 중요할 때 씁니다. 약점: 제곱을 쓰는 다른 손실처럼 이상치가 한없이 끌어당깁니다.</translation>
    </message>
    <message>
        <source>Reward of a step</source>
        <translation>한 걸음의 보상</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>Rise of the true line per unit of x.</source>
        <translation>x가 1 커질 때 참 직선이 올라가는 양입니다.</translation>
    </message>
    <message>
        <source>Rising share</source>
        <translation>상승 구간 비율</translation>
    </message>
    <message>
        <source>Root mean squared error</source>
        <translation>평균 제곱근 오차</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>둥근 구간</translation>
    </message>
    <message>
        <source>Rprop</source>
        <translation>Rprop</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Samples in a mini-batch: 1 is stochastic gradient descent, off uses all of them.</source>
        <translation>미니배치 하나에 든 표본 수입니다. 1이면 확률적 경사 하강법이고, 끄면 모든 표본을 씁니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>척도</translation>
    </message>
    <message>
        <source>Scaled so that it is ½r² near zero; SciPy&apos;s least_squares leaves the ½ outside.</source>
        <translation>0 근처에서 ½r²이 되도록 맞춘 꼴입니다. SciPy의 least_squares는 ½을 바깥에 둡니다.</translation>
    </message>
    <message>
        <source>Second milestone</source>
        <translation>둘째 시점</translation>
    </message>
    <message>
        <source>Seed of the batches</source>
        <translation>배치 시드</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>영역 분할</translation>
    </message>
    <message>
        <source>Sends every point to its nearest neighbour in the other cloud, both ways, and averages. Cheap, and the usual loss for generated point clouds. Its weakness: many points may crowd round one target as long as every target has some neighbour, so density is hardly seen, and it has many local minima.</source>
        <translation>양쪽에서 모든 점을 상대 점 구름의 최근접점으로 보내고 그 거리를 평균합니다. 계산이 싸고, 점 구름을 생성할 때 흔히 쓰는 손실입니다. 약점: 모든 목표 곁에 점이 하나라도 있으면 한 목표에 여럿이 몰려도 되므로 밀도를 거의 구별하지 못하고, 국소 최소점이 많습니다.</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>시퀀스</translation>
    </message>
    <message>
        <source>Setosa stands apart, versicolor and virginica meet: two of three boundaries are easy.</source>
        <translation>세토사는 떨어져 있고 버시컬러와 버지니카는 맞닿아 있습니다. 세 경계 가운데 둘은 쉽습니다.</translation>
    </message>
    <message>
        <source>Sets the size of the first moves; larger values start faster.</source>
        <translation>처음 움직임의 크기를 정합니다. 클수록 빠르게 출발합니다.</translation>
    </message>
    <message>
        <source>Several classes</source>
        <translation>여러 클래스</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Share of L1</source>
        <translation>L1 비율</translation>
    </message>
    <message>
        <source>Share of each new gradient, after the first, that is kept out of the velocity.</source>
        <translation>첫 기울기 다음부터, 새 기울기 가운데 속도에 더하지 않는 비율입니다.</translation>
    </message>
    <message>
        <source>Share of every parameter, times the learning rate, that is taken away per step; 0 is Adam.</source>
        <translation>단계마다 매개변수에서 덜어 내는 비율로, 학습률을 곱해 적용합니다. 0이면 Adam입니다.</translation>
    </message>
    <message>
        <source>Share of outliers</source>
        <translation>이상치 비율</translation>
    </message>
    <message>
        <source>Share of positives</source>
        <translation>양성 비율</translation>
    </message>
    <message>
        <source>Share of the cycle in which the rate rises.</source>
        <translation>한 주기에서 학습률이 오르는 구간의 비율입니다.</translation>
    </message>
    <message>
        <source>Share of the left hill</source>
        <translation>왼쪽 언덕 비율</translation>
    </message>
    <message>
        <source>Share of the rare class</source>
        <translation>드문 클래스 비율</translation>
    </message>
    <message>
        <source>Share of the right mode</source>
        <translation>오른쪽 봉우리 비율</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>닮음 변환</translation>
    </message>
    <message>
        <source>Sine wave</source>
        <translation>사인파</translation>
    </message>
    <message>
        <source>Sinkhorn</source>
        <translation>싱크혼 손실</translation>
    </message>
    <message>
        <source>Size of the target in units of half the picture.</source>
        <translation>목표의 크기로, 그림 절반을 단위로 합니다.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Slope of the log rate</source>
        <translation>로그율 기울기</translation>
    </message>
    <message>
        <source>Slot machines</source>
        <translation>슬롯머신</translation>
    </message>
    <message>
        <source>Smallest step</source>
        <translation>최소 보폭</translation>
    </message>
    <message>
        <source>Smooth L1</source>
        <translation>스무스 L1</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활 상수</translation>
    </message>
    <message>
        <source>So many steps in a row without a better loss are forgiven; the next one cuts the rate.</source>
        <translation>손실이 나아지지 않아도 연달아 이만큼의 단계는 봐줍니다. 그다음 단계에서 학습률을 줄입니다.</translation>
    </message>
    <message>
        <source>Soft disc</source>
        <translation>부드러운 원판</translation>
    </message>
    <message>
        <source>Soft ellipse</source>
        <translation>부드러운 타원</translation>
    </message>
    <message>
        <source>Softmax of one number each</source>
        <translation>결과별 소프트맥스</translation>
    </message>
    <message>
        <source>Softmax regression</source>
        <translation>소프트맥스 회귀</translation>
    </message>
    <message>
        <source>Softness of the edge</source>
        <translation>가장자리 부드러움</translation>
    </message>
    <message>
        <source>Some points far above the line: squared error bends towards them, robust losses hardly do.</source>
        <translation>직선보다 훨씬 위에 놓인 점들이 있습니다. 제곱 오차는 그쪽으로 휘고, 강건한 손실은 거의 휘지 않습니다.</translation>
    </message>
    <message>
        <source>Sparse categorical CE</source>
        <translation>희소 범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>퍼짐</translation>
    </message>
    <message>
        <source>Square memory</source>
        <translation>제곱 기억률</translation>
    </message>
    <message>
        <source>Squared differences (l2) or absolute ones (l1).</source>
        <translation>차이의 제곱(l2) 또는 절댓값(l1)입니다.</translation>
    </message>
    <message>
        <source>Squared distances</source>
        <translation>제곱 거리</translation>
    </message>
    <message>
        <source>Squared distances are smooth where points meet; plain ones are robust to strays.</source>
        <translation>제곱 거리는 점이 만나는 곳에서 매끄럽고, 제곱하지 않은 거리는 외딴 점에 강건합니다.</translation>
    </message>
    <message>
        <source>Squared error on the probability</source>
        <translation>확률 제곱 오차</translation>
    </message>
    <message>
        <source>Squared hinge</source>
        <translation>제곱 힌지 손실</translation>
    </message>
    <message>
        <source>Squared ε-insensitive</source>
        <translation>제곱 ε-둔감 손실</translation>
    </message>
    <message>
        <source>Stack loss</source>
        <translation>암모니아 유출 (stackloss)</translation>
    </message>
    <message>
        <source>Standard deviation by which the points are thrown off the shape, in each direction.</source>
        <translation>점들이 모양에서 각 방향으로 벗어난 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the logits at the beginning; at 0 nothing is known.</source>
        <translation>처음 로짓의 표준편차입니다. 0이면 아무것도 모르는 상태입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the ordinary points around the line.</source>
        <translation>이상치가 아닌 점들이 직선 둘레로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points across the long axis.</source>
        <translation>긴 축을 가로지르는 방향으로 점들의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points along the long axis.</source>
        <translation>긴 축을 따라 점들의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points around the line.</source>
        <translation>점들이 직선 둘레로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points around the wave.</source>
        <translation>점들이 파동 둘레로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points around their centre, in each direction.</source>
        <translation>점들이 무리의 중심에서 각 방향으로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points around their place, in each direction.</source>
        <translation>점들이 제자리에서 각 방향으로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the points at the left edge.</source>
        <translation>왼쪽 끝에서 점들의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of the real numbers about their mean.</source>
        <translation>실제 수들이 평균 둘레로 흩어진 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of this mode.</source>
        <translation>이 봉우리의 표준편차입니다.</translation>
    </message>
    <message>
        <source>Standard deviation of what the same arm pays from try to try.</source>
        <translation>같은 팔의 수익이 시도마다 달라지는 표준편차입니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작 비율</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>초기 제수</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>Step at which the rate reaches zero.</source>
        <translation>학습률이 0이 되는 단계입니다.</translation>
    </message>
    <message>
        <source>Step of the first cut.</source>
        <translation>처음 낮추는 단계입니다.</translation>
    </message>
    <message>
        <source>Step of the second cut, or off.</source>
        <translation>두 번째로 낮추는 단계입니다. 끌 수 있습니다.</translation>
    </message>
    <message>
        <source>Step of the third cut, or off.</source>
        <translation>세 번째로 낮추는 단계입니다. 끌 수 있습니다.</translation>
    </message>
    <message>
        <source>Steps after a cut that do not count.</source>
        <translation>줄인 뒤 세지 않는 단계의 수입니다.</translation>
    </message>
    <message>
        <source>Steps between two cuts of the rate.</source>
        <translation>학습률을 한 번 낮추고 다음에 낮출 때까지의 단계 수입니다.</translation>
    </message>
    <message>
        <source>Steps of the whole cycle.</source>
        <translation>주기 전체의 단계 수입니다.</translation>
    </message>
    <message>
        <source>Steps per stair</source>
        <translation>계단 길이</translation>
    </message>
    <message>
        <source>Steps until the end of the ramp.</source>
        <translation>다 올라갈 때까지의 단계 수입니다.</translation>
    </message>
    <message>
        <source>Steps until the first restart.</source>
        <translation>처음 재시작할 때까지의 단계 수입니다.</translation>
    </message>
    <message>
        <source>Steps until the minimum is reached.</source>
        <translation>최솟값에 이를 때까지의 단계 수입니다.</translation>
    </message>
    <message>
        <source>Stopped at step {step} where the gradient vanishes (norm {norm}), but this is no minimum: along one direction the loss curves downwards, by {curvature}.</source>
        <translation>{step}단계에서 멈췄습니다. 기울기가 사라졌지만(크기 {norm}) 최솟점이 아닙니다. 한 방향으로 손실이 아래로 굽습니다(곡률 {curvature}).</translation>
    </message>
    <message>
        <source>Stopped at step {step}: the loss is infinite and nothing pulls on the parameters.</source>
        <translation>{step}단계에서 멈추었습니다. 손실이 무한대이고 매개변수를 당기는 힘이 없습니다.</translation>
    </message>
    <message>
        <source>Stopped at the budget of {budget} steps: loss {value}, gradient norm {norm}.</source>
        <translation>최대 단계 수 {budget}단계에서 멈추었습니다. 손실 {value}, 기울기 크기 {norm}.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>규제 강도</translation>
    </message>
    <message>
        <source>Strong Wolfe tries steps until the loss has fallen enough and the slope along the step has flattened; the learning rate is then only the first try.</source>
        <translation>강한 울프 조건은 손실이 충분히 줄고 걸음 방향의 기울기가 완만해질 때까지 걸음 길이를 시험합니다. 이때 학습률은 첫 시도일 뿐입니다.</translation>
    </message>
    <message>
        <source>Sum of squared errors</source>
        <translation>오차 제곱합</translation>
    </message>
    <message>
        <source>Sums over every way to spread the labels over the frames, with a blank between them, so nobody has to say which frame belongs to which label. Use it for speech and handwriting. Its weakness: frames are judged independently, probabilities turn into lone spikes between blanks, and the labels can never outnumber the frames.</source>
        <translation>공백을 끼워 가며 레이블을 프레임에 펼치는 모든 방법을 합하므로, 어느 프레임이 어느 레이블인지 알려 줄 필요가 없습니다. 음성과 필기에 씁니다. 약점: 프레임을 서로 독립으로 보고, 확률이 공백 사이의 외딴 뾰족한 봉우리가 되며, 레이블이 프레임보다 많을 수 없습니다.</translation>
    </message>
    <message>
        <source>Table of action values</source>
        <translation>행동 가치 표</translation>
    </message>
    <message>
        <source>Taken on logits; label smoothing gives (1 - ε)t + ε/k, as in PyTorch and Keras.</source>
        <translation>로짓을 받습니다. 레이블 스무딩은 PyTorch나 Keras처럼 (1 - ε)t + ε/k입니다.</translation>
    </message>
    <message>
        <source>Taken without overflow or cancellation: exact for tiny residuals and for huge ones.</source>
        <translation>오버플로나 유효 자릿수 손실 없이 계산합니다. 아주 작은 잔차와 아주 큰 잔차에서 모두 정확합니다.</translation>
    </message>
    <message>
        <source>Targets from</source>
        <translation>목푯값 출처</translation>
    </message>
    <message>
        <source>Tell two species apart by two sizes. Some pairs overlap a little, others a line separates fully.</source>
        <translation>두 가지 크기로 두 종을 구분합니다. 조금 겹치는 쌍도 있고 직선으로 완전히 나뉘는 쌍도 있습니다.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>The Tversky loss to a power: below one it keeps pulling on masks that are nearly right, above one it turns to the bad ones. Use it for small structures where training stalls early. Its weakness: below one the slope grows without limit towards a perfect mask.</source>
        <translation>트버스키 손실의 거듭제곱입니다. 지수가 1보다 작으면 거의 맞은 마스크도 계속 당기고, 1보다 크면 나쁜 마스크에 집중합니다. 학습이 일찍 멎는 작은 구조물에 씁니다. 약점: 지수가 1보다 작으면 완벽한 마스크에 가까울수록 기울기가 한없이 커집니다.</translation>
    </message>
    <message>
        <source>The absolute error with its tip rounded off within β: the pull is never above one and fades near zero. Common for the corners of bounding boxes, where some targets are far off. Its weakness: a very small β brings the kink back, a large one makes small errors almost free.</source>
        <translation>절대 오차의 뾰족한 끝을 β 안에서 둥글게 다듬었습니다. 끌어당기는 힘은 1을 넘지 않고 0 근처에서 사라집니다. 멀리 벗어난 목푯값이 섞이는 경계 상자의 모서리에 흔히 씁니다. 약점: β가 너무 작으면 다시 꺾이고, 너무 크면 작은 오차의 손실이 거의 없어집니다.</translation>
    </message>
    <message>
        <source>The base value on the horizontal axis.</source>
        <translation>가로축에 놓을 기초 검사값입니다.</translation>
    </message>
    <message>
        <source>The classes are separable: the loss falls for ever as the parameters grow. No finite minimiser.</source>
        <translation>두 클래스가 완전히 나뉩니다. 매개변수가 커질수록 손실이 끝없이 줄어, 유한한 최소점이 없습니다.</translation>
    </message>
    <message>
        <source>The cloud keeps its form and its direction; only its place is looked for.</source>
        <translation>점 구름의 모양과 방향은 그대로 두고 자리만 찾습니다.</translation>
    </message>
    <message>
        <source>The cloud may also turn and grow, which is all that the shapes here need to fit exactly.</source>
        <translation>점 구름이 돌고 커질 수도 있습니다. 여기 있는 모양에 정확히 맞추는 데는 이것으로 충분합니다.</translation>
    </message>
    <message>
        <source>The curvature cannot be told here, so there is no bound for the learning rate.</source>
        <translation>여기서는 곡률을 알 수 없어 학습률의 한계도 없습니다.</translation>
    </message>
    <message>
        <source>The curve is for rivals with equal shares; where they differ, dots lie above it.</source>
        <translation>곡선은 경쟁 클래스들의 몫이 같을 때입니다. 몫이 다르면 점이 곡선 위에 놓입니다.</translation>
    </message>
    <message>
        <source>The curve is one sample&apos;s squared residual; the loss is the square root of their mean.</source>
        <translation>곡선은 표본 하나의 잔차 제곱이고, 손실은 그 평균의 제곱근입니다.</translation>
    </message>
    <message>
        <source>The divergence; SciPy&apos;s jensenshannon gives its square root.</source>
        <translation>발산 자체의 값입니다. SciPy의 jensenshannon은 그 제곱근을 줍니다.</translation>
    </message>
    <message>
        <source>The exponent is γ; Abraham and Khan write 1/γ and put α on the misses.</source>
        <translation>지수는 γ입니다. Abraham과 Khan은 1/γ로 적고 α를 미탐에 둡니다.</translation>
    </message>
    <message>
        <source>The file holds no rows. Choose another file.</source>
        <translation>파일에 행이 없습니다. 다른 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>The file is not written in {encoding} (line {line}). Choose another encoding.</source>
        <translation>파일의 문자 인코딩이 {encoding} 형식이 아닙니다({line}번째 줄). 다른 인코딩을 선택하십시오.</translation>
    </message>
    <message>
        <source>The first rate is the base rate divided by this.</source>
        <translation>첫 학습률은 기준 학습률을 이 수로 나눈 값입니다.</translation>
    </message>
    <message>
        <source>The formula is minimax; non-saturating is -log σ(f); least squares has a factor ½.</source>
        <translation>수식은 미니맥스입니다. 비포화는 -log σ(f)이며, 최소 제곱에는 계수 ½이 있습니다.</translation>
    </message>
    <message>
        <source>The hinge squared: the same margin of one, but the slope starts at zero there and keeps growing. Use it for a linear classifier when the optimizer likes a smooth loss. Its weakness: wrong labels far from the boundary pull without limit.</source>
        <translation>힌지 손실을 제곱했습니다. 마진은 똑같이 1이지만 기울기가 그곳에서 0으로 시작해 계속 커집니다. 매끄러운 손실이 어울리는 최적화로 선형 분류기를 학습할 때 씁니다. 약점: 경계에서 멀리 떨어진 잘못된 레이블이 한없이 끌어당깁니다.</translation>
    </message>
    <message>
        <source>The last rate is the first rate divided by this.</source>
        <translation>마지막 학습률은 첫 학습률을 이 수로 나눈 값입니다.</translation>
    </message>
    <message>
        <source>The learning rate never changes.</source>
        <translation>학습률이 변하지 않습니다.</translation>
    </message>
    <message>
        <source>The likelihood of counts whose rate is the exponential of the prediction, so rates stay positive. Use it for visits, defects, calls: whole numbers without an upper limit. Its weakness: too high a log rate costs exponentially, so a bold step can make a run diverge.</source>
        <translation>발생률을 예측값의 지수 함수로 두는 횟수의 가능도입니다. 그래서 발생률이 늘 양수입니다. 방문, 불량, 통화처럼 위로 한계가 없는 정수에 씁니다. 약점: 로그 발생률이 지나치게 높으면 손실이 지수적으로 커져, 과감한 한 걸음에 발산할 수 있습니다.</translation>
    </message>
    <message>
        <source>The loss alone.</source>
        <translation>손실만 씁니다.</translation>
    </message>
    <message>
        <source>The loss curves downwards along one direction: Newton heads for a saddle or a hilltop.</source>
        <translation>손실이 한 방향으로 아래로 굽습니다. 뉴턴법은 안장점이나 꼭대기로 향합니다.</translation>
    </message>
    <message>
        <source>The loss curves downwards in every direction here: no bound for the learning rate follows.</source>
        <translation>여기서는 손실이 모든 방향으로 아래로 굽어 학습률의 한계를 정할 수 없습니다.</translation>
    </message>
    <message>
        <source>The loss falls for ever as the parameters grow. No finite minimiser.</source>
        <translation>매개변수가 커질수록 손실이 끝없이 줄어듭니다. 유한한 최소점이 없습니다.</translation>
    </message>
    <message>
        <source>The loss is 1 - cos (Keras returns -cos); a zero vector has cosine 0 and gradient 0.</source>
        <translation>손실은 1 - cos입니다(Keras는 -cos를 줍니다). 영벡터는 코사인과 기울기가 모두 0입니다.</translation>
    </message>
    <message>
        <source>The loss is the sum of all samples&apos; losses, not their mean.</source>
        <translation>손실은 모든 표본 손실의 평균이 아니라 합입니다.</translation>
    </message>
    <message>
        <source>The lowest of several local searches; this loss has more than one valley.</source>
        <translation>여러 번의 국소 탐색 가운데 가장 낮은 곳입니다. 이 손실에는 골짜기가 여럿 있습니다.</translation>
    </message>
    <message>
        <source>The made numbers on the generator&apos;s loss; the discriminator moves them too.</source>
        <translation>생성자의 손실 위에 놓인 생성된 수들입니다. 판별자가 움직여도 자리가 바뀝니다.</translation>
    </message>
    <message>
        <source>The mean KL divergence of both distributions from their average: symmetric, and never above one bit. Use it to compare distributions that may not overlap. Its weakness: where they do not overlap at all it is flat at its maximum, so nothing pulls them together.</source>
        <translation>두 분포가 그 평균 분포에서 떨어진 KL 발산의 평균입니다. 대칭이며 1비트를 넘지 않습니다. 겹치지 않을 수 있는 분포를 비교할 때 씁니다. 약점: 전혀 겹치지 않으면 최댓값에서 평평하여 둘을 당기는 힘이 없습니다.</translation>
    </message>
    <message>
        <source>The mean surprise of someone who expects q while p is true; smallest, and equal to the entropy of p, at q = p. Use it to fit probabilities to a distribution or to class shares. Its weakness: a possible outcome that q rules out costs infinitely much.</source>
        <translation>참 분포가 p인데 q를 예상하는 사람이 겪는 평균 놀라움입니다. q = p에서 가장 작고 p의 엔트로피와 같습니다. 확률을 어떤 분포나 클래스 비율에 맞출 때 씁니다. 약점: 일어날 수 있는 결과를 q가 배제하면 손실이 무한대입니다.</translation>
    </message>
    <message>
        <source>The measurement on the horizontal axis.</source>
        <translation>가로축에 놓을 측정값입니다.</translation>
    </message>
    <message>
        <source>The measurement on the vertical axis.</source>
        <translation>세로축에 놓을 측정값입니다.</translation>
    </message>
    <message>
        <source>The middle length of the vectors at the beginning: the loss is blind to it, its gradient not.</source>
        <translation>처음 벡터들의 가운데 길이입니다. 손실은 길이를 보지 않지만 그 기울기는 봅니다.</translation>
    </message>
    <message>
        <source>The minimum lies off this plane: the other parameters have other values there.</source>
        <translation>최소점이 이 평면 밖에 있습니다. 그곳에서는 다른 매개변수의 값이 다릅니다.</translation>
    </message>
    <message>
        <source>The negative log of the probability given to the class that came true. Use it on probabilities to see what confidence costs; to train, use the form with logits. Its weakness: a confident mistake costs without limit, and p = 0 or 1 on the wrong side is infinite.</source>
        <translation>실제로 일어난 클래스에 준 확률의 로그에 음의 부호를 붙인 값입니다. 확률에 직접 적용하여 확신의 대가를 보일 때 쓰고, 학습에는 로짓을 받는 꼴을 씁니다. 약점: 확신한 오답의 손실에 한계가 없고, 틀린 쪽에서 p&#xa0;=&#xa0;0 또는 1이면 무한대입니다.</translation>
    </message>
    <message>
        <source>The negative log of the probability that the softmax gives to the right class. The usual loss for more than two classes; targets may be one class or a mixture of classes. Its weakness: a confident mistake costs without limit, so a wrong label pulls hard.</source>
        <translation>소프트맥스가 정답 클래스에 준 확률의 로그에 음의 부호를 붙인 값입니다. 클래스가 셋 이상일 때 흔히 쓰며, 목푯값은 한 클래스이거나 클래스의 혼합입니다. 약점: 확신한 오답의 손실에 한계가 없어 잘못된 레이블이 세게 당깁니다.</translation>
    </message>
    <message>
        <source>The part of all points that belongs to class 1.</source>
        <translation>모든 점 가운데 클래스 1에 속하는 비율입니다.</translation>
    </message>
    <message>
        <source>The part of all points that belongs to the last class.</source>
        <translation>모든 점 가운데 마지막 클래스에 속하는 비율입니다.</translation>
    </message>
    <message>
        <source>The part of all points that carries the label of another class.</source>
        <translation>모든 점 가운데 다른 클래스의 레이블이 붙은 비율입니다.</translation>
    </message>
    <message>
        <source>The part of all points that is thrown off the line.</source>
        <translation>모든 점 가운데 직선에서 벗어나게 한 비율입니다.</translation>
    </message>
    <message>
        <source>The part of all points that is thrown off.</source>
        <translation>모든 점 가운데 멀리 벗어나게 한 비율입니다.</translation>
    </message>
    <message>
        <source>The part of all probability that is in the right mode.</source>
        <translation>전체 확률 가운데 오른쪽 봉우리에 있는 비율입니다.</translation>
    </message>
    <message>
        <source>The part of the real numbers that belongs to the left hill.</source>
        <translation>실제 수 가운데 왼쪽 언덕에 속하는 비율입니다.</translation>
    </message>
    <message>
        <source>The prediction is the log of the rate; log y! is left out, so the value can be negative.</source>
        <translation>예측값은 발생률의 로그입니다. log y! 항을 뺐으므로 값이 음수일 수 있습니다.</translation>
    </message>
    <message>
        <source>The rate is multiplied by e to this power per unit of x.</source>
        <translation>x가 1 커질 때마다 발생률에 e의 이만큼 거듭제곱을 곱합니다.</translation>
    </message>
    <message>
        <source>The run ends at this step.</source>
        <translation>이 단계에서 실행이 끝납니다.</translation>
    </message>
    <message>
        <source>The run has converged when the gradient norm is at most this.</source>
        <translation>기울기 크기가 이 값 이하이면 수렴한 것으로 봅니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same points; another seed another draw.</source>
        <translation>시드가 같으면 점도 같습니다. 다른 시드를 쓰면 점을 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>The scatter widens from left to right: quantile losses draw its edges, a mean cannot.</source>
        <translation>왼쪽에서 오른쪽으로 갈수록 더 넓게 흩어집니다. 분위수 손실은 그 가장자리를 그리지만 평균은 그리지 못합니다.</translation>
    </message>
    <message>
        <source>The share of comparisons that the worse item wins: they can never all be satisfied.</source>
        <translation>못한 항목이 이긴 비교의 비율입니다. 이런 비교는 모두 만족시킬 수 없습니다.</translation>
    </message>
    <message>
        <source>The share of the data that should lie below the fit.</source>
        <translation>데이터 가운데 적합선 아래에 놓여야 할 비율입니다.</translation>
    </message>
    <message>
        <source>The soft overlap on probabilities, smoothed by s above and below.</source>
        <translation>확률로 계산한 부드러운 겹침이며, 분자와 분모에 s를 더합니다.</translation>
    </message>
    <message>
        <source>The solver stopped before the conditions for a minimum held.</source>
        <translation>최소 조건을 만족하기 전에 계산이 멈추었습니다.</translation>
    </message>
    <message>
        <source>The species that counts as negative.</source>
        <translation>음성으로 셀 종입니다.</translation>
    </message>
    <message>
        <source>The species that counts as positive.</source>
        <translation>양성으로 셀 종입니다.</translation>
    </message>
    <message>
        <source>The square root of the mean squared error, which brings the number back to the units of y. Use it to report how far off predictions typically are; its best fit is that of the mean square. Its weakness: as sensitive to outliers, and the gradient does not fade near a perfect fit.</source>
        <translation>평균 제곱 오차의 제곱근으로, 값을 y의 단위로 되돌립니다. 예측이 보통 얼마나 빗나가는지 알릴 때 쓰며, 가장 좋은 적합은 평균 제곱 오차와 같습니다. 약점: 이상치에 똑같이 민감하고, 완벽한 적합에 가까워져도 기울기가 작아지지 않습니다.</translation>
    </message>
    <message>
        <source>The squared distance of the probability from 0 or 1, never more than one per sample. Use it to judge how well probabilities are calibrated. Its weakness: behind a sigmoid the slope fades on confident mistakes, so a badly wrong sample hardly moves.</source>
        <translation>확률이 0 또는 1에서 떨어진 거리의 제곱으로, 표본마다 1을 넘지 않습니다. 확률이 얼마나 잘 보정되었는지 판단할 때 씁니다. 약점: 시그모이드를 거치면 확신한 오답에서 기울기가 사라져, 크게 틀린 표본이 거의 움직이지 않습니다.</translation>
    </message>
    <message>
        <source>The squared hinge near the boundary, continued by a straight line for bad mistakes, so no sample pulls harder than four. Use it for a smooth margin loss that tolerates wrong labels. Its weakness: no exact probabilities behind a sigmoid, and a flat part that teaches nothing.</source>
        <translation>경계 근처에서는 제곱 힌지 손실이고, 크게 틀린 곳에서는 직선으로 이어져 어떤 표본도 4보다 세게 끌어당기지 못합니다. 잘못된 레이블을 견디는 매끄러운 마진 손실이 필요할 때 씁니다. 약점: 시그모이드를 씌워도 정확한 확률이 아니며, 평평한 부분에서는 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>The steps overshoot the valley: lower the learning rate (now {rate}), or switch scaling on.</source>
        <translation>걸음이 골짜기를 지나칩니다. 학습률(현재 {rate})을 낮추거나 스케일링을 켜십시오.</translation>
    </message>
    <message>
        <source>The table has {count} column(s), at least {wanted} are needed. Choose another delimiter or another file.</source>
        <translation>표에 열이 {count}개 있습니다. 적어도 {wanted}개가 필요합니다. 다른 구분 기호나 다른 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>The true line at x = 0.</source>
        <translation>x&#xa0;=&#xa0;0에서 참 직선의 값입니다.</translation>
    </message>
    <message>
        <source>The two classes are both {label}. Choose two different ones.</source>
        <translation>두 클래스가 모두 {label}입니다. 서로 다른 둘을 선택하십시오.</translation>
    </message>
    <message>
        <source>The unit of the result: e for nats, 2 for bits, 10 for decimal digits.</source>
        <translation>결과의 단위를 정합니다. e는 내트, 2는 비트, 10은 십진 자리입니다.</translation>
    </message>
    <message>
        <source>The way across the outline on which the odds change by a factor of e, in half pictures.</source>
        <translation>윤곽을 가로질러 오즈가 e배 바뀌는 거리로, 그림 절반을 단위로 합니다.</translation>
    </message>
    <message>
        <source>The weight w multiplies the positive class only; other than w = 1 shifts the probabilities.</source>
        <translation>가중치 w는 양성 클래스에만 곱합니다. w&#xa0;=&#xa0;1이 아니면 확률이 치우칩니다.</translation>
    </message>
    <message>
        <source>The widest angle at the negative that costs nothing; 36 to 55 is usual.</source>
        <translation>손실이 없는, 음성에서 잰 가장 넓은 각입니다. 보통 36에서 55를 씁니다.</translation>
    </message>
    <message>
        <source>There is a header line and no data below it. Choose another file, or switch the header off.</source>
        <translation>제목 줄만 있고 그 아래에 데이터가 없습니다. 다른 파일을 선택하거나 제목 줄 설정을 끄십시오.</translation>
    </message>
    <message>
        <source>There is no column &quot;{column}&quot;; the columns are {columns}. Choose one of them.</source>
        <translation>&quot;{column}&quot; 열이 없습니다. 있는 열: {columns}. 이 가운데 하나를 선택하십시오.</translation>
    </message>
    <message>
        <source>Third milestone</source>
        <translation>셋째 시점</translation>
    </message>
    <message>
        <source>This is not a text table: it holds zero bytes. Save it as CSV and open that.</source>
        <translation>텍스트 표가 아닙니다. 널(NUL) 바이트가 들어 있습니다. CSV로 저장한 뒤 그 파일을 여십시오.</translation>
    </message>
    <message>
        <source>This optimizer scales its own steps: no such simple bound for the learning rate holds.</source>
        <translation>이 최적화 방법은 걸음 크기를 스스로 조절하므로 이런 간단한 학습률의 한계가 없습니다.</translation>
    </message>
    <message>
        <source>Three to five blobs</source>
        <translation>셋에서 다섯 무리</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Threshold is</source>
        <translation>임계값 기준</translation>
    </message>
    <message>
        <source>Tied linear autoencoder</source>
        <translation>가중치 공유 선형 오토인코더</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>기운 각도</translation>
    </message>
    <message>
        <source>Tilted ellipse</source>
        <translation>기운 타원</translation>
    </message>
    <message>
        <source>Tiny disc</source>
        <translation>아주 작은 원판</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>평행 이동</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>시도 횟수</translation>
    </message>
    <message>
        <source>Triplet</source>
        <translation>삼중항 손실</translation>
    </message>
    <message>
        <source>Triplets of points</source>
        <translation>점의 삼중항</translation>
    </message>
    <message>
        <source>Tukey biweight</source>
        <translation>튜키 이중가중 손실</translation>
    </message>
    <message>
        <source>Turns the members of a same pair into one direction and those of a different pair apart until their cosine is below the margin. Use it to learn embeddings from pairs when only direction counts. Its weakness: most different pairs are soon beyond the margin and teach nothing more.</source>
        <translation>같은 쌍은 한 방향으로 돌리고 다른 쌍은 코사인이 마진 아래로 내려갈 때까지 벌립니다. 방향만 중요할 때 쌍으로 임베딩을 학습하는 데 씁니다. 약점: 다른 쌍은 대부분 곧 마진을 벗어나 더는 가르쳐 주는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Tversky</source>
        <translation>트버스키 손실</translation>
    </message>
    <message>
        <source>Two bars that cross: a turned cross has four ways to lie on it, so the shift finds a false valley.</source>
        <translation>서로 엇갈린 두 막대입니다. 돌아간 십자는 네 가지 방법으로 얹힐 수 있어, 이동이 거짓 골짜기에 빠집니다.</translation>
    </message>
    <message>
        <source>Two blobs</source>
        <translation>두 무리</translation>
    </message>
    <message>
        <source>Two circles</source>
        <translation>두 동심원</translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation>두 클래스</translation>
    </message>
    <message>
        <source>Two clouds that overlap a little: a straight boundary is the best there is.</source>
        <translation>조금 겹치는 두 무리입니다. 곧은 결정 경계가 가장 좋습니다.</translation>
    </message>
    <message>
        <source>Two discs apart: settle on one and miss the other, or cover both and all that lies between?</source>
        <translation>떨어져 있는 두 원판입니다. 하나에 머물러 다른 하나를 놓칠지, 둘과 그 사이를 모두 덮을지 정해야 합니다.</translation>
    </message>
    <message>
        <source>Two hills</source>
        <translation>두 언덕</translation>
    </message>
    <message>
        <source>Two interlocked arcs: a line cuts through both, a bent boundary separates them better.</source>
        <translation>서로 맞물린 두 호입니다. 직선은 둘을 모두 가로지르고, 굽은 결정 경계가 더 잘 나눕니다.</translation>
    </message>
    <message>
        <source>Two large clouds and a small one between them: cross-entropy hears the many, focal loss the few.</source>
        <translation>큰 무리 둘과 그 사이의 작은 무리 하나입니다. 교차 엔트로피는 다수를, 초점 손실은 소수를 먼저 살핍니다.</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Two parts</source>
        <translation>두 조각</translation>
    </message>
    <message>
        <source>Under huber, errors up to δ cost a square and larger ones a straight line.</source>
        <translation>후버에서는 δ까지의 오차에 제곱으로, 그보다 큰 오차에 직선으로 손실을 매깁니다.</translation>
    </message>
    <message>
        <source>Upsets</source>
        <translation>이변 비율</translation>
    </message>
    <message>
        <source>Use BCE with logits, which is exact for any score, or lower the learning rate (now {rate}).</source>
        <translation>어떤 점수에서도 정확한 로짓 이진 교차 엔트로피를 쓰거나, 학습률(현재 {rate})을 낮추십시오.</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>변형</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>벡터 수</translation>
    </message>
    <message>
        <source>Vectors of several lengths, each with a direction it shall turn to: long ones turn slowly.</source>
        <translation>길이가 여러 가지인 벡터들로, 저마다 향해야 할 방향이 있습니다. 긴 벡터는 천천히 돕니다.</translation>
    </message>
    <message>
        <source>Versicolor and virginica overlap; setosa lies apart, so that its boundary may grow ever steeper.</source>
        <translation>버시컬러와 버지니카는 서로 겹칩니다. 세토사는 떨어져 있어 그 경계가 한없이 가팔라질 수 있습니다.</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Walks straight down the gradient: long steps where it is steep, short ones where it is flat.</source>
        <translation>기울기를 따라 곧장 내려갑니다. 가파른 곳에서는 길게, 평평한 곳에서는 짧게 걷습니다.</translation>
    </message>
    <message>
        <source>Watches the loss: where it has not become better for a while, the rate is cut. It needs no plan in advance, and with the noise of mini-batches it settles the run.</source>
        <translation>손실을 지켜보다가 한동안 나아지지 않으면 학습률을 줄입니다. 미리 계획할 필요가 없고, 미니배치의 잡음이 있어도 실행을 가라앉힙니다.</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>파동 수</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Weight of false alarms</source>
        <translation>오탐 비중</translation>
    </message>
    <message>
        <source>Weight of misses</source>
        <translation>미탐 비중</translation>
    </message>
    <message>
        <source>Weight of the positive class; the negative class gets 1 - α. Off: both count 1.</source>
        <translation>양성 클래스의 비중이며, 음성 클래스는 1&#xa0;-&#xa0;α입니다. 끄면 둘 다 1로 셉니다.</translation>
    </message>
    <message>
        <source>What a falsely marked pixel counts, beside 1 for a hit.</source>
        <translation>잘못 표시한 픽셀 하나의 비중입니다. 적중은 1로 셉니다.</translation>
    </message>
    <message>
        <source>What a missed pixel counts, beside 1 for a hit.</source>
        <translation>놓친 픽셀 하나의 비중입니다. 적중은 1로 셉니다.</translation>
    </message>
    <message>
        <source>What a reward one step later is worth now.</source>
        <translation>한 걸음 뒤의 보상이 지금 지니는 가치입니다.</translation>
    </message>
    <message>
        <source>What a step size is multiplied by when the sign of its gradient flips.</source>
        <translation>기울기의 부호가 바뀔 때 걸음에 곱하는 배율입니다.</translation>
    </message>
    <message>
        <source>What a step size is multiplied by while the sign of its gradient stays.</source>
        <translation>기울기의 부호가 유지되는 동안 걸음에 곱하는 배율입니다.</translation>
    </message>
    <message>
        <source>What an error in the value costs.</source>
        <translation>가치의 오차에 손실을 매기는 방식입니다.</translation>
    </message>
    <message>
        <source>What each cut multiplies the rate by.</source>
        <translation>낮출 때마다 학습률에 곱하는 배율입니다.</translation>
    </message>
    <message>
        <source>What every step multiplies the rate by.</source>
        <translation>단계마다 학습률에 곱하는 배율입니다.</translation>
    </message>
    <message>
        <source>What every step pays that does not end in the goal or the pit.</source>
        <translation>목적지나 함정에서 끝나지 않는 걸음마다 받는 보상입니다.</translation>
    </message>
    <message>
        <source>What is lost when data pass through a narrow code and back, as the mean difference of each element. Use it for autoencoders: squares (l2) keep the mean, absolute values (l1) the median and sharper edges. Its weakness: it compares element by element, so a shifted copy costs as much as a wrong one.</source>
        <translation>데이터가 좁은 코드를 거쳐 돌아오며 잃은 것을 원소별 차이의 평균으로 잽니다. 오토인코더에 씁니다. 제곱(l2)은 평균을, 절댓값(l1)은 중앙값과 더 또렷한 경계를 지킵니다. 약점: 원소끼리 비교하므로 조금 밀린 사본도 틀린 것만큼 손실이 큽니다.</translation>
    </message>
    <message>
        <source>What is taken off every return: the mean return leaves the direction and calms the noise.</source>
        <translation>모든 수익에서 빼는 값입니다. 평균 수익을 빼면 방향은 그대로이고 잡음이 줄어듭니다.</translation>
    </message>
    <message>
        <source>What it costs to believe one distribution when the other is true; 0 only if both agree. Forward makes q cover everything that p may do, reverse makes q pick one mode and stay inside it: choose by that. Its weakness: infinite where the second distribution rules out what the first allows, and not symmetric.</source>
        <translation>한 분포가 참인데 다른 분포를 믿을 때 치르는 대가로, 둘이 일치할 때만 0입니다. 정방향은 q가 p의 모든 가능성을 덮게 하고 역방향은 q가 봉우리 하나를 골라 그 안에 머물게 하므로, 이에 따라 고릅니다. 약점: 첫째 분포가 허용하는 것을 둘째가 배제하면 무한대이고, 대칭이 아닙니다.</translation>
    </message>
    <message>
        <source>What moving one point costs: the distance, or its square.</source>
        <translation>점 하나를 옮기는 비용으로, 거리 또는 그 제곱입니다.</translation>
    </message>
    <message>
        <source>What p looks like before it is dragged.</source>
        <translation>막대를 끌기 전 p의 모양입니다.</translation>
    </message>
    <message>
        <source>What the discriminator pays for taking real for fake or fake for real, on its raw scores. Use it in alternation with the generator&apos;s loss of the same variant. Its weakness: a discriminator that wins too clearly leaves the generator nothing to learn from.</source>
        <translation>판별자가 실제를 가짜로, 가짜를 실제로 볼 때 치르는 손실로, 변환하지 않은 점수에 매깁니다. 같은 변형의 생성자 손실과 번갈아 씁니다. 약점: 판별자가 너무 뚜렷하게 이기면 생성자가 배울 것이 남지 않습니다.</translation>
    </message>
    <message>
        <source>What the generator pays when the discriminator sees through its samples, on the scores of the fakes. Use it in alternation with the discriminator&apos;s loss; the non-saturating form is the usual one. Its weakness: minimax goes flat just where the fakes are worst, and no variant measures progress by itself.</source>
        <translation>판별자가 생성자의 표본을 알아볼 때 생성자가 치르는 손실로, 가짜의 점수에 매깁니다. 판별자의 손실과 번갈아 쓰며, 흔히 비포화 꼴을 씁니다. 약점: 미니맥스는 하필 가짜가 가장 나쁜 곳에서 평평해지고, 어떤 변형도 그 값만으로는 진척을 재지 못합니다.</translation>
    </message>
    <message>
        <source>Where the middle of the target lies; the picture reaches from -1 to 1.</source>
        <translation>목표의 중심 위치입니다. 그림은 -1에서 1까지입니다.</translation>
    </message>
    <message>
        <source>Where the real numbers lie on average.</source>
        <translation>실제 수들의 평균 위치입니다.</translation>
    </message>
    <message>
        <source>Where the sum of squared gradients starts; a larger value shortens the first steps.</source>
        <translation>기울기 제곱의 합이 시작하는 값입니다. 클수록 첫 걸음들이 짧아집니다.</translation>
    </message>
    <message>
        <source>Where the value of the next cell comes from.</source>
        <translation>다음 칸의 가치를 어디에서 가져올지 정합니다.</translation>
    </message>
    <message>
        <source>Which letter the points make.</source>
        <translation>점들이 이루는 글자입니다.</translation>
    </message>
    <message>
        <source>Which order the mini-batches come in.</source>
        <translation>미니배치가 나오는 순서를 정합니다.</translation>
    </message>
    <message>
        <source>Who steps</source>
        <translation>움직이는 쪽</translation>
    </message>
    <message>
        <source>Whole numbers from 0 up whose rate grows exponentially: the case for the Poisson loss.</source>
        <translation>발생률이 지수적으로 커지는 0 이상의 정수입니다. 푸아송 손실에 알맞은 경우입니다.</translation>
    </message>
    <message>
        <source>Whole waves between x = -1 and x = 1.</source>
        <translation>x&#xa0;=&#xa0;-1과 x&#xa0;=&#xa0;1 사이에 들어가는 파동의 수입니다.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Width of the left mode</source>
        <translation>왼쪽 봉우리 너비</translation>
    </message>
    <message>
        <source>Width of the right mode</source>
        <translation>오른쪽 봉우리 너비</translation>
    </message>
    <message>
        <source>With both factors ½, and 1 means same; the paper writes 0 for same.</source>
        <translation>두 항에 모두 계수 ½이 있고 1이 같음입니다. 논문에서는 같음을 0으로 적습니다.</translation>
    </message>
    <message>
        <source>With the KL term and squared distances; other libraries return &lt;P, C&gt; alone.</source>
        <translation>KL 항을 포함하며 제곱 거리를 씁니다. &lt;P, C&gt;만 돌려주는 라이브러리도 있습니다.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>Word over frames</source>
        <translation>프레임 위의 단어</translation>
    </message>
    <message>
        <source>Words over frames</source>
        <translation>프레임 위의 단어</translation>
    </message>
    <message>
        <source>Wrong labels</source>
        <translation>잘못된 레이블</translation>
    </message>
    <message>
        <source>abs</source>
        <translation>절대</translation>
    </message>
    <message>
        <source>acid concentration (0.1 % above 50 %)</source>
        <translation>산 농도 (50 % 초과분, 0.1 %)</translation>
    </message>
    <message>
        <source>advantage</source>
        <translation>이점</translation>
    </message>
    <message>
        <source>age (years)</source>
        <translation>나이 (세)</translation>
    </message>
    <message>
        <source>air flow</source>
        <translation>공기 유량</translation>
    </message>
    <message>
        <source>anchor</source>
        <translation>앵커</translation>
    </message>
    <message>
        <source>angle to the target, degrees</source>
        <translation>목표와 이루는 각, 도</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>팔</translation>
    </message>
    <message>
        <source>backtracking</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>막대</translation>
    </message>
    <message>
        <source>bill depth (mm)</source>
        <translation>부리 두께 (mm)</translation>
    </message>
    <message>
        <source>bill length (mm)</source>
        <translation>부리 길이 (mm)</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>비트</translation>
    </message>
    <message>
        <source>blood sugar</source>
        <translation>혈당</translation>
    </message>
    <message>
        <source>body mass (g)</source>
        <translation>체중 (g)</translation>
    </message>
    <message>
        <source>body mass index (kg/m²)</source>
        <translation>체질량 지수 (kg/m²)</translation>
    </message>
    <message>
        <source>c = 4.685 noise scales are 95 % efficient on normal noise; the cost is at most c²/6.</source>
        <translation>c를 잡음 척도의 4.685배로 두면 정규 잡음에서 효율이 95 %입니다. 손실은 c²/6을 넘지 않습니다.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>클래스 0</translation>
    </message>
    <message>
        <source>class 1</source>
        <translation>클래스 1</translation>
    </message>
    <message>
        <source>class 2</source>
        <translation>클래스 2</translation>
    </message>
    <message>
        <source>class 3</source>
        <translation>클래스 3</translation>
    </message>
    <message>
        <source>class 4</source>
        <translation>클래스 4</translation>
    </message>
    <message>
        <source>class A</source>
        <translation>클래스 A</translation>
    </message>
    <message>
        <source>class B</source>
        <translation>클래스 B</translation>
    </message>
    <message>
        <source>class C</source>
        <translation>클래스 C</translation>
    </message>
    <message>
        <source>class D</source>
        <translation>클래스 D</translation>
    </message>
    <message>
        <source>code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>convex</source>
        <translation>볼록</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>cosine of the pair</source>
        <translation>쌍의 코사인</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>십진 자리</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>discriminator only</source>
        <translation>판별자만</translation>
    </message>
    <message>
        <source>disease progression</source>
        <translation>질병 진행도</translation>
    </message>
    <message>
        <source>distance missed</source>
        <translation>빗나간 거리</translation>
    </message>
    <message>
        <source>distance of the pair</source>
        <translation>쌍의 거리</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>euclidean</source>
        <translation>유클리드 거리</translation>
    </message>
    <message>
        <source>even</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>flipper length (mm)</source>
        <translation>날개 길이 (mm)</translation>
    </message>
    <message>
        <source>food expenditure (Belgian francs)</source>
        <translation>식비 (벨기에 프랑)</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>정방향</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>generator only</source>
        <translation>생성자만</translation>
    </message>
    <message>
        <source>gives probabilities</source>
        <translation>확률 제공</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>힌지</translation>
    </message>
    <message>
        <source>household income (Belgian francs)</source>
        <translation>가구 소득 (벨기에 프랑)</translation>
    </message>
    <message>
        <source>huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>유지</translation>
    </message>
    <message>
        <source>lead of the better item, y·(s₁ − s₂)</source>
        <translation>나은 항목의 우세, y·(s₁ − s₂)</translation>
    </message>
    <message>
        <source>lead of the own partner over all others, log-odds</source>
        <translation>다른 모두에 대한 제 짝의 우세, 로그 오즈</translation>
    </message>
    <message>
        <source>lead over the strongest rival</source>
        <translation>가장 강한 경쟁 클래스에 대한 우세</translation>
    </message>
    <message>
        <source>least_squares</source>
        <translation>최소 제곱</translation>
    </message>
    <message>
        <source>line {line} has {count} field(s), but line {first} has {width}. Correct the line or choose another delimiter.</source>
        <translation>{line}번째 줄에는 칸이 {count}개인데 {first}번째 줄에는 {width}개입니다. 줄을 고치거나 다른 구분 기호를 선택하십시오.</translation>
    </message>
    <message>
        <source>line {line}, column &quot;{column}&quot;: {cell} is not a finite number. Correct the file or remove the line.</source>
        <translation>{line}번째 줄, &quot;{column}&quot; 열: {cell} 값은 유한한 수가 아닙니다. 파일을 고치거나 그 줄을 지우십시오.</translation>
    </message>
    <message>
        <source>line {line}, column &quot;{column}&quot;: {cell} is not a number. Correct the file or choose another column or decimal sign.</source>
        <translation>{line}번째 줄, &quot;{column}&quot; 열: {cell} 값은 수가 아닙니다. 파일을 고치거나 다른 열 또는 소수점 기호를 선택하십시오.</translation>
    </message>
    <message>
        <source>line {line}: a quoted field is not closed, or text follows its closing quote. Correct the line.</source>
        <translation>{line}번째 줄: 따옴표가 닫히지 않았거나 닫는 따옴표 뒤에 글자가 있습니다. 줄을 고치십시오.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>log triglycerides</source>
        <translation>로그 중성지방</translation>
    </message>
    <message>
        <source>log-odds of the right class</source>
        <translation>정답 클래스의 로그 오즈</translation>
    </message>
    <message>
        <source>logit of the middle letter in the middle frame</source>
        <translation>가운데 프레임에서 가운데 글자의 로짓</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss of its hardest sample</source>
        <translation>가장 어려운 표본의 손실</translation>
    </message>
    <message>
        <source>made</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>마진</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>mean blood pressure</source>
        <translation>평균 혈압</translation>
    </message>
    <message>
        <source>mean of q</source>
        <translation>q의 평균</translation>
    </message>
    <message>
        <source>mean return</source>
        <translation>평균 수익</translation>
    </message>
    <message>
        <source>minimax</source>
        <translation>미니맥스</translation>
    </message>
    <message>
        <source>mse</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>내트</translation>
    </message>
    <message>
        <source>non_saturating</source>
        <translation>비포화</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>one peak</source>
        <translation>봉우리 하나</translation>
    </message>
    <message>
        <source>order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>쌍</translation>
    </message>
    <message>
        <source>petal length (cm)</source>
        <translation>꽃잎 길이 (cm)</translation>
    </message>
    <message>
        <source>petal width (cm)</source>
        <translation>꽃잎 너비 (cm)</translation>
    </message>
    <message>
        <source>predicted radius</source>
        <translation>예측 반지름</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>예측값</translation>
    </message>
    <message>
        <source>preference for the best arm</source>
        <translation>가장 좋은 팔에 대한 선호도</translation>
    </message>
    <message>
        <source>present values</source>
        <translation>현재 가치</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>probability density</source>
        <translation>확률 밀도</translation>
    </message>
    <message>
        <source>probability of the likeliest outcome</source>
        <translation>가장 유력한 결과의 확률</translation>
    </message>
    <message>
        <source>pull on it, |gradient|</source>
        <translation>끌어당김, |기울기|</translation>
    </message>
    <message>
        <source>q is taken as it is and not normalised; 0·log 0 = 0. Base e counts nats, base 2 bits.</source>
        <translation>q의 합을 맞추지 않고 그대로 씁니다. 0·log 0 = 0입니다. 밑이 e면 내트, 2면 비트입니다.</translation>
    </message>
    <message>
        <source>q log(q/p)</source>
        <translation>q log(q/p)</translation>
    </message>
    <message>
        <source>real</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>회귀</translation>
    </message>
    <message>
        <source>rel</source>
        <translation>상대</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>residual of the scaled target</source>
        <translation>스케일링한 목푯값의 잔차</translation>
    </message>
    <message>
        <source>return</source>
        <translation>수익</translation>
    </message>
    <message>
        <source>return, probability</source>
        <translation>수익, 확률</translation>
    </message>
    <message>
        <source>reverse</source>
        <translation>역방향</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>보상</translation>
    </message>
    <message>
        <source>right class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>robust to outliers</source>
        <translation>이상치에 강건</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>sepal length (cm)</source>
        <translation>꽃받침 길이 (cm)</translation>
    </message>
    <message>
        <source>sepal width (cm)</source>
        <translation>꽃받침 너비 (cm)</translation>
    </message>
    <message>
        <source>setosa</source>
        <translation>세토사</translation>
    </message>
    <message>
        <source>share of all pulls, %</source>
        <translation>끌어당김 비중, %</translation>
    </message>
    <message>
        <source>shift in x</source>
        <translation>x 방향 이동</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>매끄러움</translation>
    </message>
    <message>
        <source>species</source>
        <translation>종</translation>
    </message>
    <message>
        <source>sqeuclidean</source>
        <translation>제곱 유클리드 거리</translation>
    </message>
    <message>
        <source>stack loss (0.1 %)</source>
        <translation>암모니아 유출량 (0.1 %)</translation>
    </message>
    <message>
        <source>staircase</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>strong_wolfe</source>
        <translation>강한 울프</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>target network</source>
        <translation>목표 신경망</translation>
    </message>
    <message>
        <source>together</source>
        <translation>함께</translation>
    </message>
    <message>
        <source>total cholesterol</source>
        <translation>총콜레스테롤</translation>
    </message>
    <message>
        <source>total to HDL cholesterol</source>
        <translation>총콜레스테롤/HDL 비</translation>
    </message>
    <message>
        <source>triplet</source>
        <translation>삼중항</translation>
    </message>
    <message>
        <source>two peaks</source>
        <translation>봉우리 둘</translation>
    </message>
    <message>
        <source>value Q</source>
        <translation>가치 Q</translation>
    </message>
    <message>
        <source>verdict: the score itself</source>
        <translation>판별: 점수 그대로</translation>
    </message>
    <message>
        <source>verdict: the score, scaled</source>
        <translation>판별: 크기를 조정한 점수</translation>
    </message>
    <message>
        <source>verdict: σ(score)</source>
        <translation>판별: σ(점수)</translation>
    </message>
    <message>
        <source>versicolor</source>
        <translation>버시컬러</translation>
    </message>
    <message>
        <source>virginica</source>
        <translation>버지니카</translation>
    </message>
    <message>
        <source>wasserstein</source>
        <translation>바서슈타인</translation>
    </message>
    <message>
        <source>water temperature</source>
        <translation>냉각수 온도</translation>
    </message>
    <message>
        <source>word</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>x₂</source>
        <translation>x₂</translation>
    </message>
    <message>
        <source>{count} row(s) can be used, at least 2 are needed. Choose other columns or another file.</source>
        <translation>쓸 수 있는 행이 {count}개입니다. 적어도 2개가 필요합니다. 다른 열이나 다른 파일을 선택하십시오.</translation>
    </message>
    <message>
        <source>{count} row(s) lack a value, the first in line {line}, column &quot;{column}&quot;. Drop them, or choose other columns.</source>
        <translation>값이 없는 행이 {count}개 있습니다. 첫 번째는 {line}번째 줄의 &quot;{column}&quot; 열입니다. 그 행을 빼거나 다른 열을 선택하십시오.</translation>
    </message>
    <message>
        <source>{name} (centred)</source>
        <translation>{name} (중심화)</translation>
    </message>
    <message>
        <source>{name} (standardised)</source>
        <translation>{name} (표준화)</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. Check the name and the rights of the file.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}. 파일 이름과 권한을 확인하십시오.</translation>
    </message>
    <message>
        <source>{task} takes {wanted} feature column(s), not {count}. Choose that many.</source>
        <translation>{task} 과제에는 특징 열이 {wanted}개 필요한데 {count}개를 선택했습니다. 필요한 수만큼 선택하십시오.</translation>
    </message>
    <message>
        <source>α in degrees; the hinge of a single triplet, without the sum over negatives of the paper.</source>
        <translation>α의 단위는 도입니다. 삼중항 하나의 힌지이며, 논문처럼 여러 음성에 대해 합하지 않습니다.</translation>
    </message>
    <message>
        <source>α weighs false positives and β false negatives; Keras has them the other way round.</source>
        <translation>α는 오탐, β는 미탐의 비중입니다. Keras에서는 서로 반대입니다.</translation>
    </message>
    <message>
        <source>α weighs the positive class; γ = 0 with α off is BCE with logits.</source>
        <translation>α는 양성 클래스의 비중입니다. γ&#xa0;=&#xa0;0이고 α를 끄면 로짓 이진 교차 엔트로피와 같습니다.</translation>
    </message>
    <message>
        <source>β times smaller than Huber with δ = β; β = 0 is the absolute error.</source>
        <translation>δ&#xa0;=&#xa0;β인 후버 손실보다 β배 작습니다. β&#xa0;=&#xa0;0이면 절대 오차입니다.</translation>
    </message>
    <message>
        <source>γ = 0 is cross-entropy; no class weight α.</source>
        <translation>γ = 0이면 교차 엔트로피입니다. 클래스 비중 α는 없습니다.</translation>
    </message>
    <message>
        <source>ε-insensitive</source>
        <translation>ε-둔감 손실</translation>
    </message>
    <message>
        <source>τ weighs predictions below the truth; τ = ½ is half the absolute error.</source>
        <translation>τ는 실제값보다 낮은 예측의 비중입니다. τ&#xa0;=&#xa0;½이면 절대 오차의 절반입니다.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Regression, real</source>
        <translation>회귀, 실제 데이터</translation>
    </message>
    <message>
        <source>Two classes, real</source>
        <translation>두 클래스, 실제 데이터</translation>
    </message>
    <message>
        <source>Several classes, real</source>
        <translation>여러 클래스, 실제 데이터</translation>
    </message>
    <message>
        <source>Opened table</source>
        <translation>열어 둔 표</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Agreement with the last sign</source>
        <translation>지난 부호와의 일치</translation>
    </message>
    <message>
        <source>Both together</source>
        <translation>둘을 합치면</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>Divided by the usual size</source>
        <translation>평소 크기로 나누기</translation>
    </message>
    <message>
        <source>Gradient of the loss</source>
        <translation>손실의 기울기</translation>
    </message>
    <message>
        <source>Gradients of the samples</source>
        <translation>표본의 기울기</translation>
    </message>
    <message>
        <source>Look ahead</source>
        <translation>앞을 내다보기</translation>
    </message>
    <message>
        <source>Mean gradient</source>
        <translation>기울기의 평균</translation>
    </message>
    <message>
        <source>Mean gradient, corrected</source>
        <translation>보정한 기울기의 평균</translation>
    </message>
    <message>
        <source>Mean of squared gradients</source>
        <translation>기울기 제곱의 평균</translation>
    </message>
    <message>
        <source>Mean of squared moves</source>
        <translation>이동 제곱의 평균</translation>
    </message>
    <message>
        <source>Rate after its decay</source>
        <translation>감쇠한 학습률</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Share of the penalty</source>
        <translation>벌점의 몫</translation>
    </message>
    <message>
        <source>Shrinking of the weights</source>
        <translation>가중치 줄이기</translation>
    </message>
    <message>
        <source>Sign of the gradient</source>
        <translation>기울기의 부호</translation>
    </message>
    <message>
        <source>Step sizes</source>
        <translation>걸음 크기</translation>
    </message>
    <message>
        <source>Sum of squared gradients</source>
        <translation>기울기 제곱의 합</translation>
    </message>
    <message>
        <source>Usual size, corrected</source>
        <translation>보정한 평소 크기</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>leverage ∂ŷ/∂y</source>
        <translation>지렛대 ∂ŷ/∂y</translation>
    </message>
    <message>
        <source>A path needs a linear model: a line, a polynomial, or the boundary of two classes. Choose such data.</source>
        <translation>계수 경로에는 선형 모델이 필요합니다. 직선, 다항식 또는 두 클래스의 경계를 쓰는 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Balanced accuracy</source>
        <translation>균형 정확도</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Early stopping after</source>
        <translation>조기 종료까지</translation>
    </message>
    <message>
        <source>F1 of each class against the others, averaged: a rare class counts like any other.</source>
        <translation>클래스마다 나머지와 견준 F1의 평균입니다. 드문 클래스도 다른 클래스와 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>How often a sample of class 1 has a higher score than one of class 0 (area under the ROC curve): a matter of order alone, whatever the threshold.</source>
        <translation>클래스 1의 표본이 클래스 0의 표본보다 점수가 높은 비율(ROC 곡선 아래 넓이)입니다. 임계값과 상관없이 순서만 봅니다.</translation>
    </message>
    <message>
        <source>Intersection over union of class 1 as it is and as it is predicted (Jaccard index).</source>
        <translation>실제 클래스 1과 예측한 클래스 1의 교집합을 합집합으로 나눈 값입니다(자카드 지수).</translation>
    </message>
    <message>
        <source>Intersection over union of each class against the others, averaged over the classes.</source>
        <translation>클래스마다 나머지와 견준 IoU의 평균입니다.</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Macro F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Macro IoU</source>
        <translation>매크로 IoU</translation>
    </message>
    <message>
        <source>Of what belongs to class 1, the share that is found.</source>
        <translation>실제 클래스 1 가운데 찾아낸 비율입니다.</translation>
    </message>
    <message>
        <source>Of what is put into class 1, the share that belongs there.</source>
        <translation>클래스 1로 예측한 것 가운데 맞은 비율입니다.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Precision and recall of class 1 in one number (their harmonic mean), the same as Dice: what is rightly left in class 0 does not count.</source>
        <translation>클래스 1의 정밀도와 재현율을 하나로 합친 수(조화 평균)로 Dice와 같습니다. 클래스 0을 맞힌 것은 세지 않습니다.</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>나누기 시드</translation>
    </message>
    <message>
        <source>Seek step {best_step} to have the parameters of then (B in the window).</source>
        <translation>{best_step}단계로 가면 그때의 매개변수를 얻습니다(창에서는 B 키).</translation>
    </message>
    <message>
        <source>Share of test samples</source>
        <translation>시험 표본의 비율</translation>
    </message>
    <message>
        <source>Stopped early at step {step}: the test loss ({test}) has had no new lowest value for {patience} steps. It was lowest at step {best_step} ({best_value}).</source>
        <translation>{step}단계에서 조기 종료했습니다. 시험 손실({test})이 {patience}단계 동안 새 최저값을 내지 못했습니다. 가장 낮았던 때는 {best_step}단계({best_value})입니다.</translation>
    </message>
    <message>
        <source>The accuracy within each class, averaged over the classes: a rare class counts like any other.</source>
        <translation>클래스마다 구한 정확도의 평균입니다. 드문 클래스도 다른 클래스와 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>The mean error in the units of the target, large and small ones alike.</source>
        <translation>목푯값의 단위로 나타낸 평균 오차입니다. 큰 오차와 작은 오차를 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>The run ends when the test loss has had no new lowest value for this many steps.</source>
        <translation>시험 손실이 이 단계 수만큼 새 최저값을 내지 못하면 실행이 끝납니다.</translation>
    </message>
    <message>
        <source>The share of samples in the right class; a rare class hardly counts.</source>
        <translation>맞는 클래스에 든 표본의 비율입니다. 드문 클래스는 거의 셈에 들지 않습니다.</translation>
    </message>
    <message>
        <source>The share of the target&apos;s variance that the model explains; below 0 it is worse than the mean.</source>
        <translation>목푯값의 분산 가운데 모델이 설명하는 비율입니다. 0보다 작으면 평균보다 못합니다.</translation>
    </message>
    <message>
        <source>The typical error in the units of the target; large errors count more.</source>
        <translation>목푯값의 단위로 나타낸 전형적인 오차입니다. 큰 오차를 더 무겁게 셉니다.</translation>
    </message>
    <message>
        <source>This part of the samples is drawn at random and hidden from the run, to test what it learns on what it has not seen; 0 uses all samples for training.</source>
        <translation>표본의 이만큼을 무작위로 골라 훈련에서 숨기고, 보지 못한 표본으로 배운 것을 시험합니다. 0이면 모든 표본으로 훈련합니다.</translation>
    </message>
    <message>
        <source>Training and test</source>
        <translation>훈련과 시험</translation>
    </message>
    <message>
        <source>Which samples are drawn for the test.</source>
        <translation>어느 표본을 시험용으로 고를지 정합니다.</translation>
    </message>
    <message>
        <source>Without a penalty there is no strength λ to slide. Choose L1, L2 or the elastic net.</source>
        <translation>규제가 없으면 움직일 세기 λ도 없습니다. L1, L2 또는 엘라스틱 넷을 고르세요.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>A bowl covered with dents, each a trap near whole numbers; only the one at (0, 0) is the minimum. A plain descent stays in the first dent that it meets.</source>
        <translation>정수 좌표마다 움푹 팬 곳이 함정이 되는 그릇 모양입니다. 그중 (0, 0)만 최솟값이며, 단순한 경사 하강법은 처음 만난 곳에 갇힙니다.</translation>
    </message>
    <message>
        <source>A bowl that is much steeper across than along, with its minimum at (0, 0): the wall limits the learning rate, and along the floor it is then far too small. Momentum is made for it.</source>
        <translation>한쪽 방향이 훨씬 가파른 그릇 모양이며 최솟값은 (0, 0)입니다. 가파른 벽이 학습률을 제한하고, 그 학습률은 바닥을 따라가기에는 너무 작습니다. 모멘텀이 필요한 곳입니다.</translation>
    </message>
    <message>
        <source>A flat plain with a bent trough in it and sharp peaks at its corners. The minimum is at (3, 0.5); the slope says little about how far away it is.</source>
        <translation>평평한 들판에 휜 골이 있고 모서리는 뾰족하게 솟습니다. 최솟값은 (3, 0.5)이며, 기울기만 보아서는 얼마나 먼지 알기 어렵습니다.</translation>
    </message>
    <message>
        <source>A long bent valley with steep walls and a nearly flat floor: easy to fall into, slow to walk along. The minimum is at (a, a²), usually (1, 1).</source>
        <translation>벽은 가파르고 바닥은 거의 평평한, 길게 휜 골짜기입니다. 들어가기는 쉽지만 따라가기는 느립니다. 최솟값은 (a, a²), 보통 (1, 1)입니다.</translation>
    </message>
    <message>
        <source>A minimum found by one local search; this loss may have others, also lower ones.</source>
        <translation>한 번의 국소 탐색으로 찾은 최솟값입니다. 다른 최솟값, 더 낮은 최솟값이 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>A nearly flat plain with ripples round one deep hole. The minimum is at (0, 0); far from it the slope tells of the next ripple, not of the hole.</source>
        <translation>깊은 구멍 하나를 잔물결이 둘러싼 거의 평평한 들판입니다. 최솟값은 (0, 0)이며, 멀리서는 기울기가 구멍이 아니라 다음 물결을 가리킵니다.</translation>
    </message>
    <message>
        <source>A point on the surface: its two coordinates are what is learnt, and there are no data.</source>
        <translation>곡면 위의 점입니다. 두 좌표를 학습하며 데이터는 없습니다.</translation>
    </message>
    <message>
        <source>A valley one way and a ridge the other: there is no minimum. Close to the ridge a descent first runs to the saddle point at (0, 0), lingers, and then falls off.</source>
        <translation>한쪽으로는 골짜기, 다른 쪽으로는 산등성이여서 최솟값이 없습니다. 산등성이 가까이에서 출발하면 먼저 (0, 0)의 안장점으로 가서 머뭇거리다가 떨어집니다.</translation>
    </message>
    <message>
        <source>Ackley&apos;s function</source>
        <translation>애클리 함수</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>At small depths the dents are shallow and a descent with momentum crosses them.</source>
        <translation>작을수록 팬 곳이 얕아 모멘텀으로 넘어갈 수 있습니다.</translation>
    </message>
    <message>
        <source>Beale&apos;s function</source>
        <translation>빌 함수</translation>
    </message>
    <message>
        <source>Condition number</source>
        <translation>조건수</translation>
    </message>
    <message>
        <source>Diverged at step {step}: the loss fell from {first} to {value}, and it would fall for ever.</source>
        <translation>{step}단계에서 발산했습니다. 손실이 {first}에서 {value}(으)로 떨어졌고 끝없이 떨어집니다.</translation>
    </message>
    <message>
        <source>Each hidden unit adds one bend; already two of them make more than one valley.</source>
        <translation>은닉 유닛 하나마다 굽이가 하나 늘어납니다. 두 개만 되어도 골짜기가 여럿입니다.</translation>
    </message>
    <message>
        <source>Four valleys, equally deep, at (3, 2), (-2.805, 3.131), (-3.779, -3.283) and (3.584, -1.848): which one a run ends in depends on where it begins.</source>
        <translation>깊이가 같은 골짜기 네 개가 (3, 2), (-2.805, 3.131), (-3.779, -3.283), (3.584, -1.848)에 있습니다. 어디에서 끝나는지는 어디에서 시작했는지에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>Himmelblau&apos;s function</source>
        <translation>힘멜블라우 함수</translation>
    </message>
    <message>
        <source>How a unit bends: smoothly between two levels, or in one corner and flat on one side of it.</source>
        <translation>유닛이 굽는 모양입니다. 두 높이 사이를 부드럽게 잇거나, 한 점에서 꺾이고 한쪽은 평평합니다.</translation>
    </message>
    <message>
        <source>How deep the hole in the plain is.</source>
        <translation>들판에 난 구멍이 얼마나 깊은지입니다.</translation>
    </message>
    <message>
        <source>How much more the surface bends across than along.</source>
        <translation>가로지르는 방향이 따라가는 방향보다 몇 배 더 굽는지입니다.</translation>
    </message>
    <message>
        <source>How much steeper the walls of the valley are than its floor.</source>
        <translation>골짜기의 벽이 바닥보다 얼마나 더 가파른지입니다.</translation>
    </message>
    <message>
        <source>Known from its formula.</source>
        <translation>식에서 알려진 최솟값입니다.</translation>
    </message>
    <message>
        <source>Monkey saddle</source>
        <translation>원숭이 안장</translation>
    </message>
    <message>
        <source>One hidden layer. Its boundary bends round moons, rings and corners, and its landscape has many valleys, ridges and plains: where a run ends depends on where it began.</source>
        <translation>은닉층 하나인 신경망입니다. 결정 경계가 달, 고리, 모서리를 돌아 굽습니다. 손실 지형에는 골짜기와 산등성이, 들판이 많아 어디에서 끝나는지가 출발점에 달려 있습니다.</translation>
    </message>
    <message>
        <source>One hidden layer. Its curve bends where the data ask for it, and its landscape has many valleys, ridges and plains: where a run ends depends on where it began.</source>
        <translation>은닉층 하나인 신경망입니다. 곡선이 데이터에 맞추어 굽습니다. 손실 지형에는 골짜기와 산등성이, 들판이 많아 어디에서 끝나는지가 출발점에 달려 있습니다.</translation>
    </message>
    <message>
        <source>One of several that are equally low, known from its formula.</source>
        <translation>높이가 같은 여러 최솟값 가운데 하나이며 식에서 알려져 있습니다.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Random plane</source>
        <translation>무작위 평면</translation>
    </message>
    <message>
        <source>Rastrigin&apos;s function</source>
        <translation>라스트리긴 함수</translation>
    </message>
    <message>
        <source>Ravine</source>
        <translation>협곡</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s banana</source>
        <translation>로젠브록의 바나나 함수</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장</translation>
    </message>
    <message>
        <source>Small network</source>
        <translation>작은 신경망</translation>
    </message>
    <message>
        <source>Small network, two features</source>
        <translation>작은 신경망, 특성 두 개</translation>
    </message>
    <message>
        <source>Test surfaces</source>
        <translation>시험 곡면</translation>
    </message>
    <message>
        <source>The larger, the narrower the hole.</source>
        <translation>클수록 구멍이 좁습니다.</translation>
    </message>
    <message>
        <source>The same seed gives the same two directions; another seed another plane.</source>
        <translation>시드가 같으면 두 방향도 같고, 다른 시드는 다른 평면을 만듭니다.</translation>
    </message>
    <message>
        <source>There is no minimum this way: start elsewhere.</source>
        <translation>이쪽으로는 최솟값이 없습니다. 다른 곳에서 시작하십시오.</translation>
    </message>
    <message>
        <source>This surface has no minimum: it falls for ever.</source>
        <translation>이 곡면에는 최솟값이 없습니다. 끝없이 낮아집니다.</translation>
    </message>
    <message>
        <source>Three valleys and three ridges meet at (0, 0), where the surface is flat to second order: there is no minimum, and even the curvature does not show the way down.</source>
        <translation>(0, 0)에서 골짜기 셋과 산등성이 셋이 만나며, 그곳은 2차까지 평평합니다. 최솟값은 없고, 곡률조차 내려갈 길을 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>change / promised change</source>
        <translation>변화 / 약속된 변화</translation>
    </message>
    <message>
        <source>direction 1</source>
        <translation>방향 1</translation>
    </message>
    <message>
        <source>direction 2</source>
        <translation>방향 2</translation>
    </message>
    <message>
        <source>main direction 1</source>
        <translation>주방향 1</translation>
    </message>
    <message>
        <source>main direction 2</source>
        <translation>주방향 2</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>steps along the search direction</source>
        <translation>탐색 방향으로 간 걸음 수</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>x of the minimum; y is a².</source>
        <translation>최솟값의 x입니다. y는 a²입니다.</translation>
    </message>
    <message>
        <source>The surface itself</source>
        <translation>곡면 자체</translation>
    </message>
    <message>
        <source>from another kind of data: only its history is drawn</source>
        <translation>다른 종류의 데이터에서 온 것이라 이력만 그립니다</translation>
    </message>
    <message>
        <source>from another model: its path is not drawn</source>
        <translation>다른 모델에서 온 것이라 경로는 그리지 않습니다</translation>
    </message>
    <message>
        <source>from other data: fit and path are not drawn</source>
        <translation>다른 데이터에서 온 것이라 적합과 경로는 그리지 않습니다</translation>
    </message>
    <message>
        <source>from otherwise scaled data: its path is not drawn</source>
        <translation>다르게 척도를 맞춘 데이터에서 온 것이라 경로는 그리지 않습니다</translation>
    </message>
    <message>
        <source>0 times the logarithm of 0 is nan: one outcome that cannot be makes the whole divergence nan.</source>
        <translation>0 곱하기 0의 로그는 nan입니다. 일어날 수 없는 결과 하나가 발산 전체를 nan으로 만듭니다.</translation>
    </message>
    <message>
        <source>0 times the logarithm of 0 is taken as the limit that it has, 0.</source>
        <translation>0 곱하기 0의 로그를 그 극한인 0으로 둡니다.</translation>
    </message>
    <message>
        <source>1 - p is taken from the score by its logarithm and never rounds to 0, whatever γ is.</source>
        <translation>1 - p를 점수에서 로그로 구하므로 γ가 무엇이든 0으로 반올림되지 않습니다.</translation>
    </message>
    <message>
        <source>A mistake costs 16.1 at most and has no slope beyond a score of -16.1; a sure success still costs 1e-7.</source>
        <translation>실수의 비용이 16.1을 넘지 못하고 점수 -16.1 너머에서는 기울기가 없습니다. 확실한 성공에도 1e-7이 남습니다.</translation>
    </message>
    <message>
        <source>At the present parameters the clamp touches no sample, so both columns agree.</source>
        <translation>현재 매개변수에서는 잘리는 표본이 없으므로 두 열이 같습니다.</translation>
    </message>
    <message>
        <source>Binary cross-entropy of a score</source>
        <translation>점수의 이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>Both columns follow the conventions of lossviz: nothing is switched.</source>
        <translation>두 열 모두 lossviz의 규약을 따릅니다. 바꾼 것이 없습니다.</translation>
    </message>
    <message>
        <source>Cross-entropy of softmax</source>
        <translation>소프트맥스의 교차 엔트로피</translation>
    </message>
    <message>
        <source>Distance of two points</source>
        <translation>두 점 사이의 거리</translation>
    </message>
    <message>
        <source>Focal loss with γ = 1/2</source>
        <translation>γ = 1/2인 초점 손실</translation>
    </message>
    <message>
        <source>For the same path the rate would have to be {rate_asked}.</source>
        <translation>같은 경로를 얻으려면 학습률이 {rate_asked}이어야 합니다.</translation>
    </message>
    <message>
        <source>Here the path is much the same: this optimizer divides by the size of the gradient.</source>
        <translation>이 최적화는 기울기의 크기로 나누므로 여기서는 경로가 거의 같습니다.</translation>
    </message>
    <message>
        <source>KL divergence near its zero</source>
        <translation>0 근처의 KL 발산</translation>
    </message>
    <message>
        <source>Libraries write this loss in one way: there is nothing to switch.</source>
        <translation>이 손실은 라이브러리마다 같은 방식으로 씁니다. 바꿀 것이 없습니다.</translation>
    </message>
    <message>
        <source>No nan, but what lies below the added constant is wrong: the slope at 0 should be endless and stops at -22.</source>
        <translation>nan은 없지만 더한 상수보다 작은 것은 틀립니다. 0에서 도함수는 한없이 커야 하는데 -22에서 멈춥니다.</translation>
    </message>
    <message>
        <source>Nothing overflows and nothing cancels; the slope is written by hand and right at 0 too. Below the range of normal numbers it is 0.</source>
        <translation>오버플로도 상쇄도 없습니다. 도함수를 직접 써서 0에서도 맞습니다. 정규수의 범위 아래에서는 0입니다.</translation>
    </message>
    <message>
        <source>Overflows for a large argument; for a very negative one exp(x) is lost beside 1.</source>
        <translation>인수가 크면 오버플로가 나고, 크게 음수이면 exp(x)가 1 옆에서 사라집니다.</translation>
    </message>
    <message>
        <source>Right for mistakes. Where the class is nearly sure, the log of a sum near 1 and the slope p - 1 keep no digit: both round to 0.</source>
        <translation>실수에는 정확합니다. 클래스가 거의 확실한 곳에서는 1에 가까운 합의 로그와 도함수 p - 1이 자릿수를 모두 잃고 0이 됩니다.</translation>
    </message>
    <message>
        <source>Scaled before it is squared; at coinciding points the slope of smallest size, 0.</source>
        <translation>제곱하기 전에 크기를 맞춥니다. 겹치는 점에서는 가장 작은 기울기인 0을 택합니다.</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>Taking the largest score off stops the overflow, but the share still rounds to 0 or to 1 before the logarithm sees it.</source>
        <translation>가장 큰 점수를 빼면 오버플로는 막지만, 로그를 취하기 전에 몫이 여전히 0이나 1로 반올림됩니다.</translation>
    </message>
    <message>
        <source>Terms of the size of d cancel to a sum of the size of d², and the logarithms carry errors of the rounding of 1: for d near 1e-9 and below the result is noise, at times negative.</source>
        <translation>d 크기의 항들이 상쇄되어 d² 크기의 합이 되는데, 로그에는 1의 반올림만 한 오차가 있습니다. d가 1e-9 근처이거나 더 작으면 결과는 잡음이고 때로는 음수입니다.</translation>
    </message>
    <message>
        <source>The clamp hides the infinity: a mistake costs 100 at most, and where p is below 1e-12 its slope fades to 0, so the worst mistakes no longer pull.</source>
        <translation>자르기가 무한대를 감춥니다. 실수의 비용은 100을 넘지 못하고, p가 1e-12보다 작으면 도함수가 0으로 사라져 가장 큰 실수가 더는 당기지 않습니다.</translation>
    </message>
    <message>
        <source>no right digit</source>
        <translation>맞는 자릿수 없음</translation>
    </message>
    <message>
        <source>The clamp touches {count} of {samples} samples at present; on its far side a sample has no pull.</source>
        <translation>지금 표본 {samples}개 가운데 {count}개가 잘립니다. 잘린 표본은 당기지 않습니다.</translation>
    </message>
    <message>
        <source>The exponential is never above 1, and is added where it counts.</source>
        <translation>지수가 1을 넘지 않으며, 필요한 곳에서만 더해집니다.</translation>
    </message>
    <message>
        <source>The exponential overflows and gives infinity over infinity; a small share rounds to 0, whose logarithm is infinite.</source>
        <translation>지수가 오버플로하여 무한대 나누기 무한대가 됩니다. 작은 몫은 0으로 반올림되어 로그가 무한대가 됩니다.</translation>
    </message>
    <message>
        <source>The exponential overflows for a large mistake, and for a sure success it is lost beside 1.</source>
        <translation>큰 실수에서는 지수가 오버플로하고, 확실한 성공에서는 1 옆에서 사라집니다.</translation>
    </message>
    <message>
        <source>The gradient of the data is {factor} times as long, and so is its curvature: the largest stable rate of plain descent falls from {stable} to {stable_asked}. The present rate is {rate}.</source>
        <translation>데이터의 기울기가 {factor}배가 되고 곡률도 그렇습니다. 기본 경사 하강법의 안정한 최대 학습률이 {stable}에서 {stable_asked}(으)로 내려갑니다. 현재 학습률은 {rate}입니다.</translation>
    </message>
    <message>
        <source>The gradient of the data is {factor} times as long, and so is its curvature: the largest stable rate of plain descent rises from {stable} to {stable_asked}. The present rate is {rate}.</source>
        <translation>데이터의 기울기가 {factor}배가 되고 곡률도 그렇습니다. 기본 경사 하강법의 안정한 최대 학습률이 {stable}에서 {stable_asked}(으)로 올라갑니다. 현재 학습률은 {rate}입니다.</translation>
    </message>
    <message>
        <source>The largest term stays apart as the exact 1 that it is, so what the others add survives.</source>
        <translation>가장 큰 항을 정확한 1로 따로 두므로 나머지 항이 더하는 것이 살아남습니다.</translation>
    </message>
    <message>
        <source>The logarithms lose nothing more. What is lost is lost in q already, whose shares hold d, and add up to 1, only to rounding.</source>
        <translation>로그에서는 더 잃지 않습니다. 잃은 것은 이미 q에서 잃은 것입니다. q의 몫은 d를, 그리고 합이 1임을 반올림까지만 지킵니다.</translation>
    </message>
    <message>
        <source>The penalty is not scaled along, so against the data it weighs {weight} times as much.</source>
        <translation>규제항은 함께 바뀌지 않으므로 데이터에 대한 비중이 {weight}배가 됩니다.</translation>
    </message>
    <message>
        <source>The probability rounds to 0 or to 1 long before the score is large: the logarithm then has nothing left to work with, and the slope becomes infinity times zero.</source>
        <translation>점수가 커지기 훨씬 전에 확률이 0이나 1로 반올림됩니다. 그러면 로그에 남은 정보가 없고, 도함수는 무한대 곱하기 0이 됩니다.</translation>
    </message>
    <message>
        <source>The quotient rounds near 1, which costs as much as the difference of logarithms.</source>
        <translation>몫이 1 근처에서 반올림되어 로그의 차만큼 잃습니다.</translation>
    </message>
    <message>
        <source>The same polynomial, multiplied out, so that nothing cancels.</source>
        <translation>같은 다항식을 전개하여 상쇄가 없습니다.</translation>
    </message>
    <message>
        <source>The slope at 0 is 0 as it should be, but every distance below 1e-6 comes out as 1e-6, with hardly a slope.</source>
        <translation>0에서 도함수는 바르게 0이지만, 1e-6보다 작은 거리는 모두 1e-6이 되고 도함수도 거의 없습니다.</translation>
    </message>
    <message>
        <source>The squares leave the range of float32 from 1e19 up and 1e-23 down; at coinciding points the slope is zero over zero, and one such pair makes the gradient nan.</source>
        <translation>제곱이 1e19 이상과 1e-23 이하에서 float32의 범위를 벗어납니다. 겹치는 점에서 도함수는 0 나누기 0이며, 그런 쌍 하나가 기울기 전체를 nan으로 만듭니다.</translation>
    </message>
    <message>
        <source>The terms of first order, which add up to 0, are left out by hand, and what remains has all its digits.</source>
        <translation>합이 0인 일차항을 직접 빼므로 남은 것은 모든 자릿수를 지킵니다.</translation>
    </message>
    <message>
        <source>The threshold stops the overflow, and cuts off exp(-20): 1e-10 of the value just above 20, a million times the rounding of float64.</source>
        <translation>임계값이 오버플로를 막지만 exp(-20)을 버립니다. 20 바로 위에서 값의 1e-10이며 float64 반올림의 백만 배입니다.</translation>
    </message>
    <message>
        <source>The value is right everywhere; but max and abs both have a kink at 0, where automatic differentiation gives the slope 0 in place of -1/2.</source>
        <translation>값은 어디서나 맞습니다. 그러나 max와 abs가 모두 0에서 꺾이므로 자동 미분은 그곳에서 -1/2 대신 0을 줍니다.</translation>
    </message>
    <message>
        <source>Tukey biweight near zero</source>
        <translation>0 근처의 Tukey 이중 가중</translation>
    </message>
    <message>
        <source>What cosh has above 1 is computed by itself, so that nothing cancels; from 20 on the rest of the way is a straight line.</source>
        <translation>cosh에서 1을 넘는 부분만 따로 계산하여 상쇄가 없습니다. 20부터 나머지는 직선입니다.</translation>
    </message>
    <message>
        <source>Where a success is so sure that p rounds to 1, the slope of the root is infinite and meets a zero: one such sample makes the whole gradient nan.</source>
        <translation>성공이 너무 확실하여 p가 1로 반올림되면 제곱근의 도함수가 무한대가 되어 0과 곱해집니다. 그런 표본 하나가 기울기 전체를 nan으로 만듭니다.</translation>
    </message>
    <message>
        <source>a sigmoid, then a loss of probabilities</source>
        <translation>시그모이드 뒤에 확률의 손실</translation>
    </message>
    <message>
        <source>a usual remedy</source>
        <translation>흔한 해결책</translation>
    </message>
    <message>
        <source>argument</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>cosh overflows for a large residual; for a small one it rounds to 1, and its logarithm to 0.</source>
        <translation>잔차가 크면 cosh가 오버플로하고, 작으면 1로 반올림되어 로그가 0이 됩니다.</translation>
    </message>
    <message>
        <source>difference in either coordinate</source>
        <translation>두 좌표 각각의 차이</translation>
    </message>
    <message>
        <source>half of the remedy</source>
        <translation>절반의 해결</translation>
    </message>
    <message>
        <source>log1p keeps the small exponential, but a large one still overflows.</source>
        <translation>log1p는 작은 지수를 지키지만 큰 지수는 여전히 오버플로합니다.</translation>
    </message>
    <message>
        <source>probability of an outcome</source>
        <translation>한 결과의 확률</translation>
    </message>
    <message>
        <source>p·log(p/q) at p = 0</source>
        <translation>p = 0에서의 p·log(p/q)</translation>
    </message>
    <message>
        <source>residual over the cut-off</source>
        <translation>절단값에 대한 잔차의 비</translation>
    </message>
    <message>
        <source>r² is lost beside 1: below r = 1e-8 the loss is 0, while its slope is not.</source>
        <translation>r²이 1 옆에서 사라집니다. r = 1e-8 아래에서 손실은 0이지만 도함수는 그렇지 않습니다.</translation>
    </message>
    <message>
        <source>score of a positive sample</source>
        <translation>양성 표본의 점수</translation>
    </message>
    <message>
        <source>score of the right class; two others have the score 0</source>
        <translation>정답 클래스의 점수. 나머지 둘의 점수는 0</translation>
    </message>
    <message>
        <source>softmax, then a loss of probabilities</source>
        <translation>소프트맥스 뒤에 확률의 손실</translation>
    </message>
    <message>
        <source>the formula of textbooks</source>
        <translation>교과서의 수식</translation>
    </message>
    <message>
        <source>the stable form by automatic differentiation</source>
        <translation>안정한 형태의 자동 미분</translation>
    </message>
    <message>
        <source>what q = (1/4 + d, 3/4 - d) has beyond p = (1/4, 3/4)</source>
        <translation>q = (1/4 + d, 3/4 - d)가 p = (1/4, 3/4)보다 큰 만큼</translation>
    </message>
    <message>
        <source>where the difference itself is known</source>
        <translation>차이 자체를 알 때</translation>
    </message>
    <message>
        <source>A policy walks through cells with a goal, a pit and walls. Each step of the descent draws new episodes, fixed by the seed and the step. Right-click cells to change them.</source>
        <translation>정책이 목표, 구덩이, 벽이 있는 칸들을 걷습니다. 하강의 단계마다 시드와 단계 번호로 정해지는 새 에피소드를 뽑습니다. 칸을 오른쪽 클릭하면 바뀝니다.</translation>
    </message>
    <message>
        <source>After so many decisions an episode is broken off.</source>
        <translation>결정을 이만큼 하면 에피소드를 중단합니다.</translation>
    </message>
    <message>
        <source>Back-ups</source>
        <translation>백업 횟수</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>보상 배분</translation>
    </message>
    <message>
        <source>Discriminator&apos;s steps in a turn</source>
        <translation>차례당 판별자 단계</translation>
    </message>
    <message>
        <source>Episodes a step</source>
        <translation>단계당 에피소드</translation>
    </message>
    <message>
        <source>Grid world, walked</source>
        <translation>격자 세계 걷기</translation>
    </message>
    <message>
        <source>How many episodes are drawn for each step; their pulls are averaged.</source>
        <translation>단계마다 뽑는 에피소드의 수입니다. 당기는 힘은 평균을 냅니다.</translation>
    </message>
    <message>
        <source>In turn: so many steps of the discriminator, then one of the generator.</source>
        <translation>번갈아 움직일 때 판별자가 이만큼 움직인 뒤 생성자가 한 번 움직입니다.</translation>
    </message>
    <message>
        <source>Longest episode</source>
        <translation>에피소드 최대 길이</translation>
    </message>
    <message>
        <source>One preference for each action in each cell; softmax turns them into probabilities.</source>
        <translation>칸마다 행동별 선호도를 하나씩 두고 소프트맥스로 확률을 만듭니다.</translation>
    </message>
    <message>
        <source>TD error: value − target</source>
        <translation>TD 오차: 가치 − 목표값</translation>
    </message>
    <message>
        <source>The value is minus what the policy earns, exactly. Steps follow the drawn episodes.</source>
        <translation>값은 정책이 얻는 보상의 정확한 기댓값에 음의 부호를 붙인 것입니다. 단계는 뽑은 에피소드를 따릅니다.</translation>
    </message>
    <message>
        <source>Type any word. Equal neighbours need a blank between them; mississippi needs 14 frames, so 12 are too few.</source>
        <translation>어떤 단어든 입력할 수 있습니다. 이웃한 같은 글자 사이에는 공백이 필요합니다. mississippi에는 프레임 14개가 필요하므로 12개로는 모자랍니다.</translation>
    </message>
    <message>
        <source>Under a target network: after how many steps it is renewed.</source>
        <translation>목표 신경망을 쓸 때 몇 단계마다 갱신하는지 정합니다.</translation>
    </message>
    <message>
        <source>Under exact back-ups: how many there have been; each makes rewards known one step farther.</source>
        <translation>정확한 백업을 쓸 때 백업한 횟수입니다. 한 번마다 보상이 한 칸 더 멀리 알려집니다.</translation>
    </message>
    <message>
        <source>What a decision is given: the rewards that follow it, or those of the whole episode.</source>
        <translation>결정에 돌아가는 보상입니다. 그 뒤에 오는 보상, 또는 에피소드 전체의 보상입니다.</translation>
    </message>
    <message>
        <source>What is taken off: it leaves the average pull as it is and calms the noise.</source>
        <translation>빼는 값입니다. 평균적으로 당기는 힘은 그대로 두고 잡음을 줄입니다.</translation>
    </message>
    <message>
        <source>Where episodes start: in the lower left corner, or in any free cell, all alike.</source>
        <translation>에피소드가 시작되는 곳입니다. 왼쪽 아래 모서리, 또는 똑같은 확률로 아무 빈칸입니다.</translation>
    </message>
    <message>
        <source>a word of 1 to 16 letters</source>
        <translation>1~16글자 단어</translation>
    </message>
    <message>
        <source>any cell</source>
        <translation>아무 칸</translation>
    </message>
    <message>
        <source>preference for up where episodes start</source>
        <translation>출발점에서 위로 갈 선호도</translation>
    </message>
    <message>
        <source>return above the baseline</source>
        <translation>기준선보다 높은 수익</translation>
    </message>
    <message>
        <source>reward to go</source>
        <translation>이후 보상</translation>
    </message>
    <message>
        <source>the corner</source>
        <translation>모서리</translation>
    </message>
    <message>
        <source>value of the cell</source>
        <translation>칸의 가치</translation>
    </message>
    <message>
        <source>whole return</source>
        <translation>전체 수익</translation>
    </message>
    <message>
        <source>Both players step at the same time, or one after the other, the discriminator first, or only one of them while the other is held.</source>
        <translation>두 선수가 동시에 움직이거나, 판별자부터 번갈아 움직이거나, 하나만 움직이고 다른 하나는 고정됩니다.</translation>
    </message>
    <message>
        <source>One value for each action in each cell. Targets come from the present values, held constant in the gradient, from a target network, which is a copy renewed now and then, or from fixed values.</source>
        <translation>칸마다 행동별 가치를 하나씩 둡니다. 목표값은 기울기에서 상수로 두는 현재 가치, 때때로 갱신되는 사본인 목표 신경망, 또는 고정된 가치에서 나옵니다.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>주기</translation>
    </message>
    <message>
        <source>Preferences in each cell</source>
        <translation>칸별 선호도</translation>
    </message>
    <message>
        <source>The generator shifts and stretches noise; the discriminator scores a number by itself and its square. Both step at once, or in turn, or one is held.</source>
        <translation>생성자는 잡음을 옮기고 늘이며, 판별자는 수와 그 제곱으로 점수를 매깁니다. 둘이 동시에 움직이거나, 번갈아 움직이거나, 하나가 고정됩니다.</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>결정 수</translation>
    </message>
    <message>
        <source>exact back-ups</source>
        <translation>정확한 백업</translation>
    </message>
    <message>
        <source>expected return</source>
        <translation>기대 수익</translation>
    </message>
    <message>
        <source>in turn</source>
        <translation>번갈아</translation>
    </message>
    <message>
        <source>No overflow, but near 0 two terms of about log 2 cancel: below r = 1e-8 no digit is right in float64, below 3e-4 none in float32.</source>
        <translation>오버플로는 없지만 0 근처에서 log 2 정도의 두 항이 상쇄됩니다. float64에서는 r = 1e-8 아래, float32에서는 3e-4 아래에서 맞는 자릿수가 없습니다.</translation>
    </message>
    <message>
        <source>from p and q</source>
        <translation>p와 q로부터</translation>
    </message>
    <message>
        <source>the formula of papers</source>
        <translation>논문의 수식</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>If the path zigzags, lower the learning rate (now {rate}) or let it decay; if it creeps along a valley, choose an optimizer with momentum; else raise the budget.</source>
        <translation>경로가 지그재그이면 학습률(현재 {rate})을 낮추거나 줄어들게 하고, 골짜기를 느리게 기어가면 모멘텀이 있는 최적화를 고르고, 아니면 예산을 늘리십시오.</translation>
    </message>
    <message>
        <source>Minimum at x</source>
        <translation>최솟값의 x</translation>
    </message>
    <message>
        <source>Narrowness</source>
        <translation>좁은 정도</translation>
    </message>
    <message>
        <source>Steepness</source>
        <translation>가파르기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>A slice: the logit of “{0}” in frame {1}; all others stay as they are now.</source>
        <translation>단면입니다. 프레임 {1}의 “{0}” 로짓만 움직이고 나머지는 모두 현재 값에 머무릅니다.</translation>
    </message>
    <message>
        <source>Start cell</source>
        <translation>출발 칸</translation>
    </message>
    <message>
        <source>verdict, density</source>
        <translation>판별, 밀도</translation>
    </message>
    <message>
        <source>How many classes there are; with one there are no different pairs, and all points collapse.</source>
        <translation>클래스의 수입니다. 하나뿐이면 서로 다른 쌍이 없어 모든 점이 한데로 붕괴합니다.</translation>
    </message>
    <message>
        <source>The chosen triplet: points {0}, {1}, {2}; its positive stays at distance {3}.</source>
        <translation>고른 삼중항: 점 {0}, {1}, {2}. 양성의 거리는 {3}에 머무릅니다.</translation>
    </message>
    <message>
        <source>The hardest triplet: points {0}, {1}, {2}; its positive stays at distance {3}.</source>
        <translation>가장 어려운 삼중항: 점 {0}, {1}, {2}. 양성의 거리는 {3}에 머무릅니다.</translation>
    </message>
    <message>
        <source>chosen logit</source>
        <translation>고른 로짓</translation>
    </message>
    <message>
        <source>distance of the negative from the anchor</source>
        <translation>앵커에서 음성까지의 거리</translation>
    </message>
    <message>
        <source>distance of the negative from the middle</source>
        <translation>중점에서 음성까지의 거리</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>share of the paths</source>
        <translation>경로의 몫</translation>
    </message>
    <message>
        <source>That is for all samples at once; a mini-batch may bend more sharply.</source>
        <translation>표본 전체에 대한 값이며, 미니배치는 더 가파르게 굽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Straight, for advantages add up to 0: it falls for ever and does not measure success.</source>
        <translation>이점의 합이 0이라 직선입니다. 끝없이 내려가며 성공을 재지 않습니다.</translation>
    </message>
</context>
</TS>
