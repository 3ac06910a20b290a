"""How a target stands on a day: published methods side by side, Tiendo's own outlook, one class by one rule."""

from .assess import ClassCount, assess, class_history, count_classes, disagree
from .classes import CLASS_WORDS, Settings, override
from .method import Method, Way
from .methods import METHODS
from .outlook.of_target import outlook_of
from .standing import Standing, standing
from .wording import Words

__all__ = [
    "CLASS_WORDS",
    "METHODS",
    "ClassCount",
    "Method",
    "Settings",
    "Standing",
    "Way",
    "Words",
    "assess",
    "class_history",
    "count_classes",
    "disagree",
    "outlook_of",
    "override",
    "standing",
]
