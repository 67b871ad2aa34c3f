"""The gestures of the canvas: one small state machine each, which knows the stage it acts on but no window."""
