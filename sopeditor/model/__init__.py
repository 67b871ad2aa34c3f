"""What an SOP is: frozen records and pure functions over them."""
