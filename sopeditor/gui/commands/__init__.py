"""What the actions do, one module for each part of a window that they speak to."""
