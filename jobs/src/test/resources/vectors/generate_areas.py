#!/usr/bin/env python3
"""Writes the small vectors of the methods for areas and series, as generate.py does for the others.

Fits are roots of the score equations, p-values are integrals of the densities, and sums are written as in the
method definition, one case at a time.
"""
from mpmath import mp, mpf, sqrt, log, exp, erfc, findroot, gamma, quad, inf

from generate import NULL, poisson, write, z_of


def by_case(cases):
    return [[case, *row] for case, rows in cases.items() for row in rows]


def chi_squared_p(statistic):
    return erfc(sqrt(statistic / 2))


def student_p(t, df):
    """Twice the upper tail of the density, by quadrature."""
    front = gamma((mpf(df) + 1) / 2) / (sqrt(df * mp.pi) * gamma(mpf(df) / 2))
    density = lambda x: front * (1 + x * x / df) ** (-(mpf(df) + 1) / 2)
    return 2 * quad(density, [abs(t), abs(t) + 1, abs(t) + 10, inf])


def byar(x, confidence):
    z, x = z_of(confidence), mpf(x)
    lower = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    return lower, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3


def direct(bands, squares, m=100000):
    """Bands of events, people and standard people; squares of the events of each person."""
    total = sum(o for o, _, _ in bands)
    if total < 10:
        return [m, total, sum(n for _, n, _ in bands)] + [NULL] * 5
    weight = sum(w for _, _, w in bands)
    value = sum(mpf(w) * o / n for o, n, w in bands) / weight
    v = sum(mpf(w) ** 2 * s / mpf(n) ** 2 for (_, n, w), s in zip(bands, squares)) / mpf(weight) ** 2
    limits = [m * (value + sqrt(v / total) * (limit - total))
              for c in (0.95, 0.998) for limit in byar(total, c)]
    return [m, total, sum(n for _, n, _ in bands), m * value, *limits]


def write_direct():
    ages = ["00-29", "30-64", "65+"]
    cases = {"OWN-1": [(41, 52110, 33500), (77, 61020, 47000), ("", 20411, 19500)],
             "OWN-2": [(3, 52110, 33500), (4, 61020, 47000), (3, 20411, 19500)],
             "OWN-3": [(3, 52110, 33500), (4, 61020, 47000), (2, 20411, 19500)],
             "OWN-4": [(0, 52110, 33500), (0, 61020, 47000), (0, 20411, 19500)]}
    write("dsr.csv", "case_id,area,age_band,events,population,std_population",
          [[case, "Brent", age, *band] for case, bands in cases.items() for age, band in zip(ages, bands)])
    rows = []
    for case, bands in cases.items():
        bands = [(o or 0, n, w) for o, n, w in bands]
        row = direct(bands, [o for o, _, _ in bands])
        rows.append([case, *row, "null_fewer_than_10_events" if row[3] == NULL else "ok"])
    write("dsr_expected.csv", "case_id,multiplier,total_events,total_population,value,lower_95,upper_95,"
          "lower_99_8,upper_99_8,expected_status", rows)
    persons = {1: (11, 20, 4), 2: (3, 6, 0), 7: (1, 0, 0)}
    people = [(52110, 33500), (61020, 47000), (20411, 19500)]
    write("dsr_nonindependent.csv", "case_id,age_band,event_frequency,persons,population,std_population",
          [["OWN-1", age, f, p[i], *people[i]] for f, p in persons.items() for i, age in enumerate(ages)])
    bands = [(sum(f * p[i] for f, p in persons.items()), *people[i]) for i in range(3)]
    squares = [sum(f * f * p[i] for f, p in persons.items()) for i in range(3)]
    write("dsr_nonindependent_expected.csv", "case_id,multiplier,total_events,total_population,value,"
          "lower_95,upper_95,lower_99_8,upper_99_8", [["OWN-1", *direct(bands, squares)]])


def write_indirect():
    reference = [(910, 2881000), (2410, 3950000), (120, 1035000)]
    areas = {"OWN-1": [(41, 52110), (77, 61020), (9, 20411)], "OWN-2": [(2, 52110), (6, 61020), (1, 20411)],
             "OWN-3": [(0, 52110), (0, 61020), (0, 20411)]}
    write("isr.csv", "case_id,age_band,events,population,ref_events,ref_population",
          [[case, age, *band, *ref] for case, bands in areas.items()
           for age, band, ref in zip(["00-29", "30-64", "65+"], bands, reference)])
    rows = []
    for case, bands in areas.items():
        observed = sum(o for o, _ in bands)
        expected = sum(mpf(e) / p * n for (_, n), (e, p) in zip(bands, reference))
        l95, u95, method = poisson(observed, 0.95)
        l998, u998, _ = poisson(observed, 0.998)
        rows.append([case, 100, observed, expected,
                     *(100 * v / expected for v in (observed, l95, u95, l998, u998)), method])
    write("isr_expected.csv", "case_id,multiplier,observed,expected,value,lower_95,upper_95,lower_99_8,"
          "upper_99_8,interval_method", rows)


def write_proportion_trends():
    cases = {"OWN-1": [(31, 77), (40, 80), (52, 91), (50, 75)], "OWN-2": [(7, 10), (3, 10)],
             "OWN-3": [(70211, 812345), (69950, 812101), (70455, 815555), (70600, 816001), (71000, 816777)]}
    write("proportion_trend.csv", "case_id,period,numerator,denominator",
          [[case, t, *row] for case, rows in cases.items() for t, row in enumerate(rows, 1)])
    rows = []
    for case, data in cases.items():
        total = sum(n for _, n in data)
        p = mpf(sum(x for x, _ in data)) / total
        mean = mpf(sum(n * t for t, (_, n) in enumerate(data, 1))) / total
        u = sum(x * (t - mean) for t, (x, _) in enumerate(data, 1))
        statistic = u ** 2 / (p * (1 - p) * sum(n * (t - mean) ** 2 for t, (_, n) in enumerate(data, 1)))
        score = lambda a, b, power: sum(
            (x - n / (1 + exp(-a - b * t))) * t ** power for t, (x, n) in enumerate(data, 1))
        fit = findroot([lambda a, b: score(a, b, 0), lambda a, b: score(a, b, 1)], (log(p / (1 - p)), mpf(0)))
        rows.append([case, statistic, chi_squared_p(statistic), fit[1]])
    write("proportion_trend_expected.csv", "case_id,chi_squared,p_value,logit_slope", rows)


def write_weighted_trends():
    cases = {"OWN-1": [(7.2, 6.9, 7.5), (7.8, 7.5, 8.2), (8.1, 7.2, 8.4), (8.8, 8.1, 9.3), (9.0, 8.7, 9.1)],
             "OWN-2": [(2.0, 1.0, 3.5), (90, 80, 100), (7, 6, 9), (7, 5, 8), (6, 5, 7), (8, 7, 8.5), (7, 6, 8)],
             "OWN-3": [(1, 0.5, 1.5), (2, 1.5, 2.5), (3, 2, 4), (4, 3, 5)]}
    write("weighted_trend.csv", "case_id,year_index,value,lower_95,upper_95",
          [[case, t, *row] for case, rows in cases.items() for t, row in enumerate(rows, 1)])
    rows = []
    for case, data in cases.items():
        if len(data) < 5:
            rows.append([case, NULL, NULL, NULL, NULL, "null_fewer_than_5_points"])
            continue
        last = [[mpf(v) for v in row] for row in data[-5:]]
        w = [(2 * z_of(0.95) / (u - l)) ** 2 for _, l, u in last]
        t_mean = sum(wi * t for t, wi in enumerate(w)) / sum(w)
        spread = sum(wi * (t - t_mean) ** 2 for t, wi in enumerate(w))
        slope = sum(wi * (t - t_mean) * row[0] for t, (wi, row) in enumerate(zip(w, last))) / spread
        statistic = slope ** 2 * spread
        rows.append([case, 5, slope, statistic, chi_squared_p(statistic), "ok"])
    write("weighted_trend_expected.csv", "case_id,points_used,slope,chi_squared,p_value,expected_status", rows)


def write_poisson_trends():
    cases = {"OWN-1": [(111, 246697), (148, 246894), (99, 247001), (130, 247900)],
             "OWN-2": [(0, 3000), (2, 3100), (1, 3050), (0, 3150), (4, 3200), (3, 3300)],
             "OWN-3": [(9021, 881000), (8740, 886000), (8633, 889500), (8111, 890100), (8090, 893000)]}
    write("poisson_trend.csv", "case_id,period,events,population",
          [[case, t, *row] for case, rows in cases.items() for t, row in enumerate(rows, 1)])
    rows = []
    for case, data in cases.items():
        k = len(data)
        mean = lambda a, b: [n * exp(a + b * t) for t, (_, n) in enumerate(data, 1)]
        score = lambda a, b, power: sum(
            (x - mu) * t ** power for t, ((x, _), mu) in enumerate(zip(data, mean(a, b)), 1))
        start = log(mpf(sum(x for x, _ in data)) / sum(n for _, n in data))
        a, b = findroot([lambda a, b: score(a, b, 0), lambda a, b: score(a, b, 1)], (start, mpf(0)))
        mu = mean(a, b)
        i00, i01, i11 = (sum(m * t ** power for t, m in enumerate(mu, 1)) for power in (0, 1, 2))
        se = sqrt(i00 / (i00 * i11 - i01 ** 2))
        deviance = 2 * sum((x * log(x / m) if x else 0) - (x - m) for (x, _), m in zip(data, mu))
        phi = sum((x - m) ** 2 / m for (x, _), m in zip(data, mu)) / (k - 2)
        rows.append([case, b, se, exp(b), a, deviance, phi, se * sqrt(phi),
                     student_p(b / (se * sqrt(phi)), k - 2), k - 2])
    write("poisson_trend_expected.csv", "case_id,slope,slope_se,rate_ratio_per_period,intercept,deviance,"
          "pearson_dispersion,quasi_slope_se,quasi_p_value,df_residual", rows)


def write_families():
    families = {"OWN-1": ["0.013", "", "0.2", "0.0004", "0.013", "0.9", "0.04"], "OWN-2": ["0.05"],
                "OWN-3": ["", "1", "0", "0.05"]}
    rows = []
    for family, texts in families.items():
        made = sorted(mpf(t) for t in texts if t)
        for i, p in enumerate(texts, 1):
            if not p:
                rows.append([family, f"h{i}", p, NULL, NULL])
                continue
            # The smallest bound among the tests at least as large.
            q = min([mpf(1)] + [v * len(made) / (j + 1) for j, v in enumerate(made) if v >= mpf(p)])
            rows.append([family, f"h{i}", p, q, str(q <= mpf("0.05")).lower()])
    write("benjamini_hochberg.csv", "family_id,hypothesis,p_value,adjusted_p_value,rejected_at_5_percent", rows)


if __name__ == "__main__":
    for part in (write_direct, write_indirect, write_proportion_trends, write_weighted_trends,
                 write_poisson_trends, write_families):
        part()
