"""An offline desktop editor for SOP AP documents: step table, swimlane flowchart, printed sheet."""

__version__ = "0.1.0"
