"""The Qt window, and the only place where Qt is imported."""
