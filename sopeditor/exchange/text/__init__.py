"""Tables as text: tab-separated, as programs copy them, or CSV."""
