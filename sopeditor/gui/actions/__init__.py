"""All that the program can be told to do: the table of actions, and the menus, toolbar and list made from it."""
