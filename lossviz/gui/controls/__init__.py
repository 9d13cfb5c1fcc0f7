"""Controls made from declared parameters and registries."""

from .calm_box import CalmBox
from .loss_card import LossCard
from .param_form import ParamForm
from .param_row import ChoiceRow, NumberRow, ParamRow, SwitchRow, TextRow, make_row
from .picker import ChoicePicker, Entry, Group, loss_groups, registry_groups

__all__ = [
    "CalmBox",
    "ChoicePicker",
    "ChoiceRow",
    "Entry",
    "Group",
    "LossCard",
    "NumberRow",
    "ParamForm",
    "ParamRow",
    "SwitchRow",
    "TextRow",
    "loss_groups",
    "make_row",
    "registry_groups",
]
