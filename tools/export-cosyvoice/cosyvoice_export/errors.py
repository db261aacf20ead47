"""The one error that this tool shows to people."""


class ExportError(Exception):
    """Something a person can mend; the message says what is wrong and what to do next."""
