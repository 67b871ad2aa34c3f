"""The panel that shows what is selected and lets its less common sides be set."""
