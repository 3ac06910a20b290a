"""Whether targets will be met: methods side by side, classes, outlook."""
