#!/usr/bin/env python3
"""Writes the small vectors of the methods for areas and series, as generate.py does for the others.

Fits are roots of the score equations, p-values are integrals of the densities, and sums are written as in the
method definition, one case at a time.
"""
import datetime
import itertools
import math
from random import Random

from mpmath import mp, mpf, sqrt, log, exp, erfc, findroot, gamma, quad, inf

from generate import NULL, chi_squared, poisson, write, z_of


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
             "OWN-4": [(0, 52110, 33500), (0, 61020, 47000), (0, 20411, 19500)],
             "OWN-5": [(9, 52110, 33500), (9, "", 47000), (9, 20411, 19500)]}
    write("dsr.csv", "case_id,area,age_band,events,population,std_population",
          [[case, "Brent", age, *band] for case, bands in cases.items() for age, band in zip(ages, bands)])
    rows = []
    for case, bands in cases.items():
        if not all(n for _, n, _ in bands):
            rows.append([case, 100000] + [NULL] * 7 + ["error_missing_population"])
            continue
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


def write_funnels():
    p = (mpf("0.025"), mpf("0.001"))
    rows = []
    for theta, n in (("0.081", 1), ("0.081", 383), ("0.47", 40), ("0.79", 250000)):
        theta, cells = mpf(theta), []
        for tail in p:
            half = z_of(1 - 2 * tail) * sqrt(theta * (1 - theta) / n)
            cells += [100 * max(mpf(0), theta - half), 100 * min(mpf(1), theta + half)]
        rows.append([f"OWN-{len(rows) + 1}", "proportion", theta, n, NULL, 100, *cells])
    for kind, theta, o, m in (("rate", "0.0061", 1, 1000), ("rate", "0.0273", 12, 1000), ("ratio", "1", 6, 100)):
        cells = []
        for tail in p:
            cells += [m * mpf(theta) * o / (chi_squared(1 - tail, 2 * o + 2) / 2),
                      m * mpf(theta) * o / (chi_squared(tail, 2 * o) / 2)]
        rows.append([f"OWN-{len(rows) + 1}", kind, theta, NULL, o, m, *cells])
    write("funnel_limits.csv", "case_id,statistic,average,denominator,events,multiplier,lower_2s,upper_2s,"
          "lower_3s,upper_3s", rows)
    cases = {"OWN-1": ("proportion", 100, [(241, 507), (424, 787), (100, 350), (400, 760), (262, 507), (320, 600)]),
             "OWN-2": ("rate_crude", 1000, [(0, 33000), (9, 28000), (16, 28900), (40, 31000), (12, 30000)]),
             "OWN-3": ("ratio", 100, [(173, "253.7"), (191, "228.9"), (0, "3.1"), (0, "5"), (241, "119.4"), (232, "202.8")])}
    rows = []
    for case, (kind, m, areas) in cases.items():
        theta = mpf(sum(x for x, _ in areas)) / sum(mpf(n) for _, n in areas) if kind != "ratio" else mpf(1)
        for i, (x, n) in enumerate(areas, 1):
            label = "Not significant"
            for c, tail in ((0.95, "0.025"), (0.998, "0.001")):
                if kind == "proportion":
                    half = z_of(c) * sqrt(theta * (1 - theta) / n)
                    low, high, value = theta - half, theta + half, mpf(x) / n
                else:
                    # The target against the limits of the area: below them is a high area.
                    value, high, low = theta, *(v / mpf(n) for v in reversed(poisson(x, c)[:2]))
                side = "Low" if value < low else "High" if value > high else ""
                if kind != "proportion" and side:
                    side = "High" if side == "Low" else "Low"
                label = f"{side} ({tail})" if side else label
            rows.append([case, kind, f"A{i}", x, n, m, label])
    write("funnel_significance.csv", "case_id,statistic,area,numerator,denominator,multiplier,significance", rows)


def type7(values, p):
    values = sorted(values)
    place = (len(values) - 1) * mpf(p)
    low = int(mp.floor(place))
    return values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def write_overdispersed():
    cases = {"OWN-1": ("proportion", [(241, 507), (424, 787), (100, 350), (400, 760), (262, 507), (3, 4), (320, 600)]),
             "OWN-2": ("ratio", [(173, "253.7"), (191, "228.9"), (6, "3.1"), (940, "500"), (241, "219.4"), (232, "202.8")]),
             "OWN-3": ("ratio", [(101, "100"), (99, "100"), (100, "101"), (103, "100")])}
    areas, expected = [], []
    for case, (kind, data) in cases.items():
        data = [(mpf(x), mpf(n)) for x, n in data]
        if kind == "proportion":
            target = sum(x for x, _ in data) / sum(n for _, n in data)
            forth, back = lambda v: mp.asin(sqrt(v)), lambda y: mp.sin(min(mp.pi / 2, max(mpf(0), y))) ** 2
            errors = [1 / (2 * sqrt(n)) for _, n in data]
        else:
            target, forth, back = mpf(1), log, exp
            errors = [1 / sqrt(n) for _, n in data]
        z = [(forth(x / n) - forth(target)) / s for (x, n), s in zip(data, errors)]
        low, high = type7(z, "0.1"), type7(z, "0.9")
        w = [min(high, max(low, v)) for v in z]
        k, phi = len(z), sum(v * v for v in w) / len(z)
        weights = [1 / s ** 2 for s in errors]
        tau2 = max(mpf(0), (k * phi - (k - 1)) / (sum(weights) - sum(v * v for v in weights) / sum(weights)))
        outliers = 0
        for i, ((x, n), s) in enumerate(zip(data, errors)):
            limits = [back(forth(target) + sign * z_of(c) * sqrt(s * s + tau2))
                      for c in (0.95, 0.998) for sign in (-1, 1)]
            outside = not limits[2] <= x / n <= limits[3]
            outliers += outside
            areas.append([case, kind, f"A{i}", x, n, z[i], w[i], x / n, *limits, str(outside).lower()])
        expected.append([case, kind, target, phi, tau2, "0.1", "arcsine_sqrt" if kind == "proportion" else "log", outliers])
    write("funnel_overdispersed.csv", "case_id,data_type,area,numerator,denominator,z_score,winsorised_z,value,"
          "od_lower_95,od_upper_95,od_lower_99_8,od_upper_99_8,outlier_99_8", areas)
    write("funnel_overdispersed_expected.csv", "case_id,data_type,target,phi,tau2,winsorise_each_tail,transform,"
          "n_outliers", expected)


def write_quantile_groups():
    """Groups written by hand."""
    cases = [(5, "true", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
             (2, "false", [4, 7, 7, "", 9, 1], [1, 1, 1, "", 2, 1]),
             (3, "false", [1, "", 2], ["", "", ""])]
    rows = [[f"OWN-{i}", f"A{j}", v, q, order, g] for i, (q, order, values, groups) in enumerate(cases, 1)
            for j, (v, g) in enumerate(zip(values, groups))]
    write("quantile.csv", "case_id,area,value,n_quantiles,highest_value_is_quantile_1,quantile", rows)


def write_inequality():
    """Draws as the reference draws them, 400,000 of each."""
    random, draws, z = Random(2020), 400000, float(z_of(0.95))
    plain = (lambda v: v, lambda y: y)
    logs = (math.log, math.exp)
    logits = (lambda p: math.log(p / (1 - p)), lambda y: 1 / (1 + math.exp(-y)))
    rates = [(1053, 13.7, 13.4, 14.0), (909, 12.8, 12.5, 13.1), (1100, 11.1, 10.9, 11.4), (800, 9.2, 9.0, 9.4)]
    trust = [(986, 0.6065, 0.5756, 0.6365), (695, 0.6259, 0.5893, 0.6611), (1753, 0.6594, 0.6369, 0.6813), (900, 0.71, 0.68, 0.74)]
    cases = [("mean", False, -1, plain, rates), ("rate", False, -1, logs, rates), ("rate", True, -1, logs, rates),
             ("proportion", False, 100, logits, trust), ("proportion", True, 100, logits, trust)]
    groups, rows = [], []
    for i, (kind, transform, m, (forth, back), data) in enumerate(cases, 1):
        people, below, places = sum(n for n, *_ in data), 0, []
        for n, *_ in data:
            places.append((below + n / 2) / people)
            below += n
        shares = [n / people for n, *_ in data]
        centre = sum(a * x for a, x in zip(shares, places))
        spread = sum(a * (x - centre) ** 2 for a, x in zip(shares, places))

        def line(y):
            slope = sum(a * (x - centre) * v for a, x, v in zip(shares, places, y)) / spread
            return sum(a * v for a, v in zip(shares, y)) - slope * centre, slope

        def indices(a, b):
            if transform:
                a, b = back(a), back(a + b) - back(a)
            return m * b, a / (a + b) if m < 0 else (a + b) / a

        values = [v for _, v, _, _ in data]
        errors = [(forth(u) - forth(l)) / 2 / z for _, _, l, u in data]
        scaled = [forth(v) for v in values]
        a, b = line(scaled if transform else values)
        sims = []
        for _ in range(draws):
            y = [random.gauss(mu, s) for mu, s in zip(scaled, errors)]
            a1, b1 = line(y if transform else [back(v) for v in y])
            sims.append(indices(a + (b - b1) / 2, b1) if transform else indices(a1, b1))
        limits = [sorted(column)[round(draws * p)] for column in zip(*sims) for p in (0.025, 0.975)]
        analytic = [NULL, NULL]
        if kind == "mean":
            se = math.sqrt(sum((a0 * (x - centre) / spread * s) ** 2 for a0, x, s in zip(shares, places, errors)))
            analytic = [m * b - z * se, m * b + z * se]
        at_start = (back(a) * abs(m)) if transform else a
        rows.append([f"OWN-{i}", "drawn", kind, str(transform).lower(), m, *indices(a, b), at_start, *limits, *analytic, draws])
        groups += [[f"OWN-{i}", q, n, v, l, u, NULL] for q, (n, v, l, u) in enumerate(data, 1)]
    write("sii.csv", "case_id,quantile,population,value,lower,upper,se", groups)
    write("sii_expected.csv", "case_id,label,value_type,transform,multiplier,sii,rii,intercept,sii_lower_simulated,"
          "sii_upper_simulated,rii_lower_simulated,rii_upper_simulated,sii_lower_analytic,sii_upper_analytic,"
          "repetitions", rows)


def write_concentration():
    cases = {"OWN-1": [10, 0, 3, 1, 0, 25, 7, 2, 2, 0, 1, 4], "OWN-2": [0, 2, 0, 0, 1, 0, 0, 0, 0, 0],
             "OWN-3": [4, 4, 4, 4, 4], "OWN-4": [0, 0, 1], "OWN-5": [0, 0]}
    write("concentration.csv", "case_id,place_id,events",
          [[case, f"p{i}", y] for case, ys in cases.items() for i, y in enumerate(ys)])
    rows = []
    for case, ys in cases.items():
        n, c, top = len(ys), sum(ys), sorted(ys, reverse=True)
        if c == 0:
            rows.append([case, n, c] + [NULL] * 9 + [0])
            continue
        # Half the mean absolute difference over the mean.
        g = mpf(sum(abs(a - b) for a in ys for b in ys)) / (2 * n * c)
        general, k = max(mpf(1), mpf(n) / c) * (g - 1) + 1, min(n, c)
        share = lambda p: sum(y * max(mpf(0), min(mpf(1), mpf(p) * n - i)) for i, y in enumerate(top)) / c
        fewest = lambda p: next(i for i in range(n + 1) if sum(top[:i]) >= mpf(p) * c)
        rows.append([case, n, c, g, general, general * k / (k - 1) if k > 1 else NULL,
                     *(share(p) for p in ("0.01", "0.05", "0.1", "0.2")), fewest("0.25"), fewest("0.5"),
                     sum(y > 0 for y in ys)])
    write("concentration_expected.csv", "case_id,places,events,gini,generalised_gini,generalised_gini_unbiased,"
          "top_1_percent_share,top_5_percent_share,top_10_percent_share,top_20_percent_share,"
          "places_for_25_percent,places_for_50_percent,places_with_any", rows)


def write_knox():
    """All permutations of six dates: p is exact."""
    events = [(0, 0, 0), (60, 30, 3), (500, 0, 40), (500, 90, 44), (0, 0, 12), (900, 900, 50)]
    space, time = [(0, "0.1"), ("0.1", 101), (101, 201)], [(0, 8), (8, 15)]
    pairs = list(itertools.combinations(range(len(events)), 2))
    days, rows = [d for _, _, d in events], []
    for number, name in enumerate(("euclidean", "manhattan"), 1):
        def apart(i, j):
            dx, dy = abs(events[i][0] - events[j][0]), abs(events[i][1] - events[j][1])
            return sqrt(mpf(dx * dx + dy * dy)) if name == "euclidean" else mpf(dx + dy)

        near = {band: [(i, j) for i, j in pairs if mpf(band[0]) <= apart(i, j) < mpf(band[1])] for band in space}
        for s in space:
            for t in time:
                count = lambda d: sum(t[0] <= abs(d[i] - d[j]) < t[1] for i, j in near[s])
                observed = count(days)
                expected = mpf(len(near[s])) * sum(t[0] <= abs(days[i] - days[j]) < t[1] for i, j in pairs) / len(pairs)
                dealt = [count(d) >= observed for d in itertools.permutations(days)]
                rows.append([f"OWN-{number}", name, *s, *t, observed, expected,
                             observed / expected if expected else NULL, mpf(sum(dealt)) / len(dealt), len(dealt)])
    start = datetime.date(2024, 1, 1)
    write("near_repeat.csv", "case_id,event_id,easting,northing,event_date",
          [[case, f"e{i}", x, y, start + datetime.timedelta(d)] for case in ("OWN-1", "OWN-2")
           for i, (x, y, d) in enumerate(events)])
    write("near_repeat_expected.csv", "case_id,distance,space_from,space_to,days_from,days_to,observed_pairs,"
          "expected_pairs,knox_ratio,p_value_simulated,simulations", rows)


def write_hot_spots():
    grid = [[3, 0, 1, 4], [0, 2, 9, 12], [1, 1, 7, 8], [0, 5, 2, 0], [1, 0, 0, 2]]
    cells = [(i, j) for i in range(5) for j in range(4)]
    n, mean = 20, mpf(sum(map(sum, grid))) / 20
    s = sqrt(sum((grid[i][j] - mean) ** 2 for i, j in cells) / n)
    z = []
    for i, j in cells:
        w = [int(abs(i - a) <= 1 and abs(j - b) <= 1) for a, b in cells]
        total = sum(wk * grid[a][b] for wk, (a, b) in zip(w, cells))
        z.append((total - mean * sum(w)) / (s * sqrt(mpf(n * sum(w) - sum(w) ** 2) / (n - 1))))
    p = [erfc(abs(v) / sqrt(mpf(2))) for v in z]
    order = sorted(p)
    adjusted = [min([mpf(1)] + [q * n / (k + 1) for k, q in enumerate(order) if q >= v]) for v in p]
    write("gi_star.csv", "case_id,cell_row,cell_col,events,gi_star_z,p_two_sided,p_adjusted_bh",
          [["OWN-1", i + 1, j + 1, grid[i][j], *values] for (i, j), *values in zip(cells, z, p, adjusted)])


def forecast_case(values, m, test, kind, a, b, g):
    """Seasonal naive and Holt-Winters, in the letters of the method definition."""
    times = kind == "multiplicative"
    join, part = (lambda x, s: x * s, lambda y, s: y / s) if times else (lambda x, s: x + s, lambda y, s: y - s)
    values = [mpf(v) for v in values]
    changes = [values[t] - values[t - m] for t in range(m, len(values))]
    sd = sqrt(sum(c * c for c in changes) / len(changes))
    scale = sum(abs(c) for c in changes) / len(changes)
    level = sum(values[:m]) / m
    trend = (sum(values[m:2 * m]) - sum(values[:m])) / m ** 2
    seasons = [part(v, level) for v in values[:m]]
    first = (level, trend, list(seasons))
    fitted = [NULL] * m
    for t in range(m, len(values)):
        fitted.append(join(level + trend, seasons[t - m]))
        new = a * part(values[t], seasons[t - m]) + (1 - a) * (level + trend)
        trend = b * (new - level) + (1 - b) * trend
        seasons.append(g * part(values[t], new) + (1 - g) * seasons[t - m])
        level = new
    ahead = []
    for h in range(1, m + 1):
        naive = values[len(values) + h - 1 - m]
        half = z_of(0.95) * sd * sqrt(mpf((h - 1) // m + 1))
        ahead.append([h, test[h - 1], naive, naive - half, naive + half,
                      join(level + h * trend, seasons[len(values) - m + h - 1]), first[2][h - 1],
                      seasons[len(values) - m + h - 1]])
    mae = lambda column: sum(abs(row[1] - row[column]) for row in ahead) / m
    sse = sum((v - f) ** 2 for v, f in zip(values[m:], fitted[m:]))
    row = [m, scale, mae(2), mae(2) / scale, sd, kind, a, b, g, first[0], first[1], sse, level, trend, mae(5) / scale]
    return row, ahead, fitted


def decomposed(values, m, kind):
    values = [mpf(v) for v in values]
    times = kind == "multiplicative"
    part = (lambda y, s: y / s) if times else (lambda y, s: y - s)
    n, half = len(values), m // 2
    trend = [NULL if t < half or t >= n - half else
             (values[t - half] / 2 + sum(values[t - half + 1:t + half]) + values[t + half] / 2) / m for t in range(n)]
    rest = [NULL if trend[t] == NULL else part(values[t], trend[t]) for t in range(n)]
    means = []
    for s in range(m):
        own = [v for v in rest[s::m] if v != NULL]
        means.append(sum(own) / len(own))
    figure = [part(v, sum(means) / m) for v in means]
    remainder = [NULL if rest[t] == NULL else part(rest[t], figure[t % m]) for t in range(n)]
    scaled = lambda column: [log(v) if times else v for v in column if v != NULL]
    variance = lambda column: sum((v - sum(column) / len(column)) ** 2 for v in column)
    strength = max(mpf(0), 1 - variance(scaled(remainder)) / variance(scaled(rest)))
    return trend, [figure[t % m] for t in range(n)], remainder, strength


def write_series():
    m, random = 12, Random(7)
    noisy = lambda base, slope, swing, noise, n: [
        round(base + slope * t + swing * math.sin(t * math.pi / 6) + random.uniform(-noise, noise)) for t in range(n)]
    cases = {"OWN-1": ("additive", noisy(400, 1.5, 60, 20, 49), noisy(470, 1.5, 60, 20, 12), "0.3", "0.05", "0.2"),
             "OWN-2": ("multiplicative", noisy(90, -0.5, 20, 9, 36), noisy(72, -0.5, 20, 9, 12), "0.2", "0.02", "0.4")}
    series, horizons, expected, parts = [], [], [], []
    for case, (kind, values, test, *smoothing) in cases.items():
        row, ahead, fitted = forecast_case(values, m, test, kind, *map(mpf, smoothing))
        trend, seasonal, remainder, strength = decomposed(values, m, kind)
        expected.append([case, *row, "none", NULL, strength])
        horizons += [[case, *cells] for cells in ahead]
        for t, v in enumerate(values + test):
            month = datetime.date(2016 + (t + 3) // 12, (t + 3) % 12 + 1, 1)
            known = t < len(values)
            series.append([case, "made up", t + 1, month, v, "train" if known else "test", fitted[t] if known else NULL])
            if known:
                parts.append([case, t + 1, month.month, kind, v, trend[t], seasonal[t], remainder[t]])
    write("forecast_series.csv", "series_id,label,seq,month,value,part,hw_fitted", series)
    write("forecast_horizons.csv", "series_id,horizon,actual,snaive,snaive_lower_95,snaive_upper_95,holt_winters,"
          "hw_season_start,hw_season_end", horizons)
    write("forecast_expected.csv", "series_id,season_length,mase_scale,snaive_mae,snaive_mase,snaive_residual_sd,"
          "hw_seasonal,hw_alpha,hw_beta,hw_gamma,hw_level_start,hw_trend_start,hw_sse,hw_level_end,hw_trend_end,"
          "hw_mase,ets_model,ets_mase_benchmark,seasonal_strength", expected)
    write("seasonal_decomposition.csv", "series_id,seq,month_of_year,type,value,trend,seasonal,remainder", parts)


if __name__ == "__main__":
    for part in (write_direct, write_indirect, write_proportion_trends, write_weighted_trends,
                 write_poisson_trends, write_families, write_funnels, write_overdispersed,
                 write_quantile_groups, write_inequality, write_concentration, write_knox, write_hot_spots,
                 write_series):
        part()
