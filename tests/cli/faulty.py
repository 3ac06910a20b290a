"""A command with a fault, for the tests of the frame."""


def arguments(parser, say) -> None:
    """No options."""


def run(options, say) -> int:
    raise KeyError("x")
