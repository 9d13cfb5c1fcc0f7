"""Korean: complete, true to its placeholders, compiled, and switched live on the real window."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

import lossviz.gui
from lossviz.core import datasets, losses, models
from lossviz.gui import app as application
from lossviz.gui.dialogs.keys import KeysDialog
from lossviz.gui.language import LANGUAGES, Language
from lossviz.gui.main_window import MainWindow
from lossviz.gui.panels.panel import PlotPanel
from lossviz.gui.scenes.canvas import Canvas
from lossviz.gui.settings import Settings
from lossviz.gui.theme import tokens
from lossviz.gui.words import CATALOGUE, without_mnemonic
from lossviz.lab import choices, files
from lossviz.lab.spec import Choice, Experiment, Generated, Shipped
from lossviz.lab.texts import catalogue_texts
from lossviz.resources import path

GUI = Path(lossviz.gui.__file__).parent
HANGUL = re.compile("[가-힣]")
LATIN = {
    "Adadelta", "Adagrad", "Adam", "AdamW", "NAdam", "RMSprop", "Rprop", "L-BFGS", "x₁", "x₂", "q log(q/p)",
    "tanh", "relu", "R²", "RMSE", "MAE", "IoU", "AUC",
}  # fmt: skip
"""Names and formulas that Korean writes as English does."""
Key = tuple[str, str]


def messages() -> Iterator[tuple[Key, ElementTree.Element]]:
    """(context, English) and the translation of every entry of the Linguist file."""
    for context in ElementTree.parse(path("i18n") / "lossviz_ko.ts").getroot().iter("context"):
        for message in context.iter("message"):
            texts = context.findtext("name"), message.findtext("source")
            yield (texts[0] or "", texts[1] or ""), message.find("translation")


@pytest.fixture(scope="module")
def korean() -> dict[Key, str]:
    return {key: translation.text or "" for key, translation in messages()}


# --- the translation


def test_every_entry_is_finished() -> None:
    unfinished = [key for key, t in messages() if t.get("type") is not None or not (t.text or "").strip()]
    assert not unfinished, f"translate these in Qt Linguist: {unfinished}"


def test_every_entry_is_korean(korean: dict[Key, str]) -> None:
    english = {source for (_, source), text in korean.items() if not HANGUL.search(text)}
    assert english == LATIN


def fields(text: str) -> list[str]:
    """Names of the places in braces."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def test_placeholders_are_those_of_the_english_text(korean: dict[Key, str]) -> None:
    for (_, source), text in korean.items():
        assert sorted(fields(text)) == sorted(fields(source)), source


def test_letters_for_the_keyboard_stand_in_brackets(korean: dict[Key, str]) -> None:
    for (_, source), text in korean.items():
        letter = re.search("&(.)", source)
        wanted = letter.group(1).upper().translate(str.maketrans("₀₁₂", "012")) if letter else ""
        assert re.findall(r"\(&(.)\)(?=…?$)", text) == ([wanted] if letter else []), source
        assert text.count("&") == len(wanted)
        assert source.endswith("…") == text.endswith("…")


def test_titles_of_losses_are_those_of_the_catalogue(korean: dict[Key, str]) -> None:
    titles = {
        "sse": "오차 제곱합", "mse": "평균 제곱 오차", "rmse": "평균 제곱근 오차", "mae": "평균 절대 오차",
        "huber": "후버 손실", "smooth_l1": "스무스 L1", "log_cosh": "로그 코시", "quantile": "분위수 손실",
        "bce": "이진 교차 엔트로피", "hinge": "힌지 손실", "focal": "초점 손실",
        "categorical_ce": "범주형 교차 엔트로피", "sparse_categorical_ce": "희소 범주형 교차 엔트로피",
        "entropy": "엔트로피", "cross_entropy": "교차 엔트로피", "kl_divergence": "KL 발산",
        "dice": "다이스 손실", "tversky": "트버스키 손실", "focal_tversky": "초점 트버스키",
        "cosine_similarity": "코사인 유사도", "contrastive": "대조 손실", "triplet": "삼중항 손실",
        "angular": "각도 손실", "margin_ranking": "마진 순위 손실", "chamfer": "챔퍼 거리",
        "emd": "지구 이동자 거리", "reconstruction": "재구성 손실",
        "adversarial_discriminator": "적대적 손실(판별자)", "adversarial_generator": "적대적 손실(생성자)",
        "policy_gradient": "정책 경사", "q_learning": "Q-러닝",
    }  # fmt: skip
    assert {key: korean[CATALOGUE, losses.registry.kind(key).title] for key in titles} == titles


def test_titles_that_stand_in_one_list_differ(korean: dict[Key, str]) -> None:
    for kinds in (losses.kinds(), tuple(datasets.registry), tuple(models.registry)):
        titles = [korean[CATALOGUE, kind.title] for kind in kinds]
        assert len(set(titles)) == len(titles)


def test_the_compiled_file_says_what_the_linguist_file_says(korean: dict[Key, str]) -> None:
    compiled = QTranslator()
    assert compiled.load(str(path("i18n") / "lossviz_ko.qm"))
    wrong = [key for key, text in korean.items() if compiled.translate(*key) != text]
    assert not wrong, "run: python -m lossviz.dev translations"


# --- what is translated is what is shown


def texts_of_the_window() -> set[Key]:
    """(context, English) of every tr, translate and QT_TRANSLATE_NOOP in the package."""
    found = set()
    for file in sorted(GUI.rglob("*.py")):
        found |= set(_literals(ast.parse(file.read_text("utf-8")), "", file.name))
    return found


def _literals(node: ast.AST, owner: str, file: str) -> Iterator[Key]:
    owner = node.name if isinstance(node, ast.ClassDef) else owner
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("tr", "translate", "_N", "QT_TRANSLATE_NOOP") and not isinstance(node.args[-1], ast.Name):
            joined = any(isinstance(argument, ast.JoinedStr) for argument in node.args)
            assert not joined, f"{file}:{node.lineno}: an f-string is never found in a translation"
            words = [a.value for a in node.args if isinstance(a, ast.Constant)]
            if len(words) == len(node.args):
                yield (owner, *words) if name == "tr" else tuple(words)
    for child in ast.iter_child_nodes(node):
        yield from _literals(child, owner, file)


def test_the_linguist_file_holds_what_the_program_shows_and_nothing_else(korean: dict[Key, str]) -> None:
    declared = {*catalogue_texts(), *(tokens.load(name).title for name in tokens.names())}
    shown = texts_of_the_window() | {(CATALOGUE, text) for text in declared}
    assert shown - set(korean) == set(), "run: python -m lossviz.dev translations, then translate"
    assert set(korean) - shown == set(), "run: python -m lossviz.dev translations"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("파일(&F)", "파일"),
        ("실험 열기(&O)…", "실험 열기…"),
        ("Open &data…", "Open data…"),
        ("끔 (a)", "끔 (a)"),
    ],
)
def test_no_trace_of_the_keyboard_letter_in_a_sentence(text: str, plain: str) -> None:
    assert without_mnemonic(text) == plain


# --- the language of the running program


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """An English window on two classes, with all its sections open."""
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    experiment = Experiment(
        data=Generated("blobs"), model=Choice("separator"), loss=Choice("focal"), batch=20, scaling="features"
    )
    document = files.Document(experiment=experiment)
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1600, 1000))
    window.show()
    for section in window.sidebar.sections.values():
        section.heading.setChecked(True)
    application.settle(window)
    yield window
    window.language.use("en")
    window.controller.jobs.shut_down()
    window.controller.undo_stack.setClean()
    window.close()
    window.deleteLater()
    qapp.processEvents()


def everything_said(window: MainWindow) -> list[str]:
    """Texts, tips and names of all widgets, actions and axes, in the order of the window."""
    said = [window.windowTitle()]
    parts = [part for canvas in window.findChildren(Canvas) for part in _menu_parts(canvas)]
    never_shown = set(map(id, parts))
    for action in window.findChildren(QAction):
        if id(action) in never_shown:
            continue
        said += [action.text(), action.toolTip(), action.statusTip()]
    for widget in window.findChildren(QWidget):
        if id(widget) in never_shown:
            continue
        said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QMenu):
            said.append(widget.title())
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(i) for i in range(widget.count())]
        elif isinstance(widget, PlotPanel):
            said += [widget.plot.getAxis(side).labelText for side in ("left", "bottom", "right")]
    return said


def _menu_parts(canvas: Canvas) -> list[QObject]:
    """What the menu consists of that pyqtgraph makes for each plot, and that is never shown."""
    menu = canvas.getPlotItem().ctrlMenu
    return [menu, *menu.findChildren(QObject)]


def speak(window: MainWindow, language: str) -> None:
    window.commands.use_language(language)
    application.settle(window)


def test_the_window_changes_to_korean_and_back(
    window: MainWindow, korean: dict[Key, str], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not window.sidebar.loss_card.gradient_chip.isHidden())
    before = everything_said(window)
    speak(window, "ko")
    still_english = {source for _, source in korean} - set(korean.values())
    assert not [text for text in everything_said(window) if text in still_english]
    speak(window, "en")
    assert everything_said(window) == before


def test_the_branches_of_a_loss_curve_are_named_in_korean(window: MainWindow) -> None:
    chosen = choices.with_loss(Experiment(), "adversarial_discriminator")
    window.controller.load(files.Document(experiment=chosen))
    speak(window, "ko")
    named = [entry.text for entry in window.board.curve.legend.entries]
    assert named[:2] == ["손실, 실제", "손실, 생성"]


def test_menus_sidebar_and_panels_in_korean(window: MainWindow) -> None:
    speak(window, "ko")
    titles = [menu.title() for menu in window.menus.top]
    assert titles == ["파일(&F)", "편집(&E)", "실행(&R)", "실험실(&L)", "보기(&V)", "도움말(&H)"]
    board, legend = window.board, window.board.scene.legend.entries
    assert board.landscape.title == "손실 지형"
    assert board.curve.plot.getAxis("left").labelText == "손실"
    assert [entry.text for entry in legend][:3] == ["클래스 0", "클래스 1", "결정 경계"]
    assert window.sidebar.sections["penalty"].heading.text() == "규제"
    assert window.sidebar.open_data.text() == "데이터 열기"
    assert window.act["residuals"].toolTip().startswith("점에서 모델까지")


def test_names_of_panels_in_the_menu_follow_the_panels(window: MainWindow) -> None:
    speak(window, "ko")
    assert [a.text() for a in window.menus.panel_actions] == [card.title for card in window.board.cards]
    assert window.board.history.title == "손실 변화"


def test_the_end_of_a_run_is_told_in_the_language_of_the_moment(window: MainWindow) -> None:
    window.controller.change("budget", budget=10)
    window.controller.seek(10)
    application.settle(window)
    told = {}
    for language in ("en", "ko"):
        speak(window, language)
        told[language] = window.transport.message.text()
    assert "Stopped at the budget of 10 steps" in told["en"]
    assert "최대 단계 수 10단계에서 멈추었습니다." in told["ko"]


def test_a_choice_that_is_refused_is_answered_in_korean(window: MainWindow) -> None:
    speak(window, "ko")
    twice = Shipped("penguins_species", {"negative": "Gentoo", "positive": "Gentoo"})
    window.controller.pick("data", lambda experiment: choices.with_data(experiment, twice))
    assert "두 클래스가 모두 'Gentoo'입니다." in window.transport.message.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_calls_two_entries_of_a_menu(window: MainWindow, language: str) -> None:
    speak(window, language)
    for menu in window.menus.top:
        letters = re.findall("&(.)", " ".join(action.text() for action in menu.actions()).upper())
        assert len(set(letters)) == len(letters), menu.title()


def test_shortcuts_are_listed_without_letters_in_brackets(window: MainWindow) -> None:
    speak(window, "ko")
    dialog = KeysDialog(window.menus.top, window)
    tops = [dialog.tree.topLevelItem(i) for i in range(dialog.tree.topLevelItemCount())]
    assert [top.text(0) for top in tops] == ["파일", "편집", "실행", "실험실", "보기", "도움말"]
    assert tops[0].child(1).text(0) == "실험 열기"
    dialog.deleteLater()


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp)
    yield language
    language.use("en")


def test_buttons_of_qt_are_korean_too(qtbot: QtBot, language: Language) -> None:
    language.use("ko")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "취소"


def test_an_unknown_language_is_english(language: Language) -> None:
    language.use("ko")
    language.use("xx")
    assert language.key == "en"
    assert QCoreApplication.translate(CATALOGUE, "Huber") == "Huber"
