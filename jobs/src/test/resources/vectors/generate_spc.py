#!/usr/bin/env python3
"""Writes the small XmR vectors in exact fractions; the classes are written by hand, a letter a point.

U above the upper limit, L below the lower one, I and D trends, A and B two of three above and below,
S and T shifts above and below, a dot for common cause, a blank for a missing value.
"""
from fractions import Fraction

from generate import NULL, write

NAMES = {"U": "above_upper_limit", "L": "below_lower_limit", "I": "trend_increasing",
         "D": "trend_decreasing", "A": "two_of_three_above", "B": "two_of_three_below",
         "S": "shift_above", "T": "shift_below", ".": "common_cause"}
HIGH, M = set("UIAS"), None
# id, direction, target, screened, fix, rules, shift, trend, missing, assurance, values, rebase at, classes
SERIES = [
    ("OWN-1", "decrease", 30, "true", "", "nhsr", 7, 7, "bridge", "consistent_pass",
     [10, 12, 10, 12, 10, 12, 10, 12, 40, 10, 12, 10, 12, 10, 12], (), "TTTTTTTTU......"),
    ("OWN-2", "increase", 90, "false", "", "nhsr", 7, 7, "bridge", "consistent_fail",
     [10, 14] * 4 + [20, 24] * 4, (8,), "." * 16),
    ("OWN-3", "neutral", "", "false", "", "mdc2024", 4, 4, "break", "",
     [10, 12, M, 9, 11, M, 10, 12, 9, 11, 10, 9], (), ".. .. ......"),
    ("OWN-4", "increase", 5, "false", "", "mdc2024", 7, 4, "bridge", "inconsistent",
     [2, 4, 6, 8, 5, 3, 8, 2, 7, 3], (), "IIII......"),
    ("OWN-5", "decrease", "", "false", 4, "nhsr", 7, 7, "bridge", "",
     [5, 7, 5, 7, 8, 7, 8, 7, 8, 7, 8], (), "...SSSSSSSS"),
    ("OWN-6", "decrease", "", "true", "", "nhsr", 7, 7, "bridge", "", [M, M], (), "  "),
    ("OWN-7", "decrease", "", "true", "", "nhsr", 7, 7, "bridge", "", [3], (), "."),
]


def mean(values):
    return sum(map(Fraction, values)) / len(values)


def limits(values, screened, fix, missing):
    runs = [[]]
    for value in values:
        if value is not M:
            runs[-1].append(value)
        elif missing == "break":
            runs.append([])
    if fix:
        runs = [runs[0][:fix]]
    known = [v for run in runs for v in run]
    ranges = [abs(b - a) for run in runs for a, b in zip(run, run[1:])]
    if not known:
        return NULL, NULL
    if not ranges:
        return mean(known), NULL
    amr = mean(ranges)
    if screened == "true" and amr:
        amr = mean([r for r in ranges if r < Fraction("3.267") * amr])
    return mean(known), Fraction("2.66") * amr


def text(value):
    return repr(float(value)) if isinstance(value, Fraction) else value


def meaning(letter, direction):
    if letter == ".":
        return "common_cause"
    if direction == "neutral":
        return "neutral_high" if letter in HIGH else "neutral_low"
    return "improvement" if (letter in HIGH) == (direction == "increase") else "concern"


def point(i, value, base, letter, series, m, width):
    row = [series[0], i + 1, f"{2020 + i // 12}-{i % 12 + 1:02}-01", NULL if value is M else value,
           str(i in series[11]).lower(), base, text(m)]
    row += [NULL, NULL] if width == NULL else [text(m - width), text(m + width)]
    if value is M:
        return row + [NULL] * 5
    distance = value - m
    outside = width != NULL and abs(distance) > width
    close = width != NULL and not outside and abs(distance) > 2 * width / 3
    side = (distance > 0) - (distance < 0)
    return row + [str(outside).lower(), side, str(close).lower(), NAMES[letter],
                  meaning(letter, series[1])]


if __name__ == "__main__":
    points, options, summaries = [], [], []
    for series in SERIES:
        name, direction, target, screened, fix, rules, shift, trend, missing, assurance, values, starts, classes = series
        options.append([name, "own", "month", direction, target, screened, fix, rules, shift, trend,
                        missing, "spec"])
        edges = [0, *starts, len(values)]
        rows = []
        for base, (a, b) in enumerate(zip(edges, edges[1:])):
            m, width = limits(values[a:b], screened, fix, missing)
            rows += [point(i, values[i], base, classes[i], series, m, width) for i in range(a, b)]
        points += rows
        known = [i for i, v in enumerate(values) if v is not M]
        if known:
            last = rows[known[-1]]
            size = sum(1 for i in known if rows[i][5] == last[5])
            summaries.append([name, last[2], last[12], last[13], size, str(size < 13).lower(), assurance])
        else:
            summaries.append([name, NULL, NULL, NULL, 0, "true", NULL])
    write("spc_xmr.csv", "series_id,seq,period_start,value,starts_new_baseline,baseline_group,mean,"
          "lower_limit,upper_limit,outside_limits,relative_to_mean,close_to_limits,special_cause_type,"
          "point_type", points)
    write("spc_xmr_series.csv", "series_id,label,frequency,improvement_direction,target,"
          "screen_outliers,fix_after_n_points,rule_set,shift_points,trend_points,missing_policy,"
          "expected_from", options)
    write("spc_xmr_summary.csv", "series_id,latest_period,latest_special_cause,latest_variation,"
          "points_in_latest_baseline,trial_limits,assurance", summaries)
