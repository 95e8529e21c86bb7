#!/usr/bin/env python3
"""Writes the small vectors of disclosure control. Patterns and bounds are written by hand.

The table, withheld cells in brackets, with the margins that a reader adds up:

          c1   c2   c3  Total
    r1    [2]  [6]   9   17
    r2    [8]  [5]   0   13
    r3     7   10   12   29
    Total 17   21   21   59

In the square r1 r2 x c1 c2 one number moves everything: r1 c1 = t, r1 c2 = 8 - t, r2 c1 = 10 - t,
r2 c2 = 3 + t.
"""
from generate import NULL, write

COUNTS = {("r1", "c1"): 2, ("r1", "c2"): 6, ("r1", "c3"): 9, ("r2", "c1"): 8, ("r2", "c2"): 5,
          ("r2", "c3"): 0, ("r3", "c1"): 7, ("r3", "c2"): 10, ("r3", "c3"): 12}


def write_nhs():
    cases = [("subnational", 0, 0), ("subnational", 1, "*"), ("subnational", 7, "*"),
             ("subnational", 8, 10), ("subnational", 12, 10), ("subnational", 13, 15),
             ("subnational", 998, 1000), ("national", 3, 3), ("national", 1001, 1001)]
    write("suppression_nhs_counts.csv", "case_id,level,count,published",
          [[f"OWN-{i}", *case] for i, case in enumerate(cases, 1)])
    write("suppression_nhs_percent.csv", "case_id,numerator,denominator,published_numerator,"
          "published_denominator,percent_from_rounded,expected_status",
          [["OWN-1", 3, 100, "*", 100, NULL, "suppressed"], ["OWN-2", 13, 62, 15, 60, 25.0, "ok"],
           ["OWN-3", 0, 7, 0, "*", NULL, "suppressed"], ["OWN-4", 0, 19, 0, 20, 0.0, "ok"]])


def write_tables():
    write("suppression_tables.csv", "table_id,row,col,count",
          [["OWN-1", *cell, count] for cell, count in COUNTS.items()])
    bounds = {("r1", "c1"): (0, 8, 1, 7), ("r1", "c2"): (0, 8, 1, 7),
              ("r2", "c1"): (2, 10, 3, 9), ("r2", "c2"): (3, 11, 4, 10)}
    rows = [["OWN-1", 4, "primary_only", "r1", "c1", 2, "true", 2, 2, 2, 2, "true"]]
    rows += [["OWN-1", 4, "reference", *cell, COUNTS[cell], str(COUNTS[cell] <= 4).lower(), *ends, "false"]
             for cell, ends in bounds.items()]
    write("suppression_audit.csv", "table_id,threshold,pattern,row,col,count,primary,"
          "lower_if_nonnegative,upper_if_nonnegative,lower_if_positive,upper_if_positive,"
          "exactly_disclosed_nonnegative", rows)
    write("suppression_audit_summary.csv", "table_id,threshold,pattern,cells,primary_cells,suppressed_cells,"
          "secondary_count_lost,primary_cells_disclosed_nonnegative,primary_cells_disclosed_positive,"
          "any_cells_disclosed_nonnegative",
          [["OWN-1", 4, "primary_only", 16, 1, 1, 0, 1, 1, 1],
           ["OWN-1", 4, "reference", 16, 1, 4, 6 + 8 + 5, 0, 0, 0]])
    cells = dict(COUNTS)
    for (r, c), n in COUNTS.items():
        for margin in ((r, "Total"), ("Total", c), ("Total", "Total")):
            cells[margin] = cells.get(margin, 0) + n
    write("suppression_reference.csv", "table_id,threshold,row,col,count,primary,suppressed_by_reference",
          [["OWN-1", 4, *cell, n, str(cell == ("r1", "c1")).lower(), str(cell in bounds).lower()]
           for cell, n in cells.items()])


if __name__ == "__main__":
    write_nhs()
    write_tables()
