"""What the cells of a step table say, and how blocks of them come from and go to other programs."""
