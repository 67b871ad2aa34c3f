"""The step table: a spreadsheet over the rows of one chart."""
