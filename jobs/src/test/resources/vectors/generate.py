#!/usr/bin/env python3
"""Writes the small vectors beside this file: synthetic inputs, expected values by mpmath at 50 digits.

Nothing here shares code with the product: quantiles are roots of the distribution functions, exact
tests are sums of probabilities. Run it with Python 3 and mpmath; the output is the same every time.
"""
import csv
import datetime
import pathlib

from mpmath import mp, mpf, sqrt, log, exp, erfinv, erfc, gammainc, loggamma

mp.dps = 50
HERE = pathlib.Path(__file__).parent
NULL = ""


def text(value):
    return repr(float(value)) if isinstance(value, mpf) else str(value)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows([[text(cell) for cell in row] for row in rows])


def z_of(confidence):
    return sqrt(mpf(2)) * erfinv(mpf(confidence))


def root(f, low, high):
    """Bisection to a bracket of 1e-25, relative."""
    while high - low > low * mpf(10) ** -25:
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return (low + high) / 2


def chi_squared(p, k):
    cdf = lambda x: gammainc(mpf(k) / 2, 0, x / 2, regularized=True)
    low, k = mpf(10) ** -30, mpf(k)
    return root(lambda x: cdf(x) - p, low, k + 100 * sqrt(k) + 100)


def normal(p):
    if p < mpf("1e-3"):
        return -root(lambda x: p - erfc(x / sqrt(mpf(2))) / 2, mpf(1), mpf(40))
    return sqrt(mpf(2)) * erfinv(2 * p - 1)


def beta_cdf(a, b, y):
    """Positive power series (DLMF 8.17.8) at log-odds y, in the smaller of x and 1 - x."""
    x = 1 / (1 + exp(-y))
    if y > 0:
        return 1 - beta_cdf(b, a, -y)
    log_front = (a * log(x) - b * log(1 + exp(y)) - log(mpf(a))
                 + loggamma(mpf(a) + b) - loggamma(a) - loggamma(b))
    term, total, n = mpf(1), mpf(0), 0
    while term > total * mpf(10) ** -30:
        total += term
        term *= x * (a + b + n) / (a + 1 + n)
        n += 1
    return exp(log_front) * total


def beta(p, a, b):
    """Secant on the log-odds, from the normal approximation; gives x and its odds."""
    spread = sqrt(mpf(1) / a + mpf(1) / b)
    y0 = log(mpf(a) / b) + normal(mpf(p)) * spread
    y1 = y0 + spread / 100
    f0, f1 = (log(beta_cdf(a, b, y)) - log(mpf(p)) for y in (y0, y1))
    while abs(y1 - y0) > mpf(10) ** -22:
        y0, y1, f0 = y1, y1 - f1 * (y1 - y0) / (f1 - f0), f1
        f1 = log(beta_cdf(a, b, y1)) - log(mpf(p))
    return 1 / (1 + exp(-y1)), exp(y1)


def wilson(x, n, z):
    p = mpf(x) / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * mpf(n) ** 2))
    return p, max(mpf(0), centre - half), min(mpf(1), centre + half)


def poisson(x, confidence):
    z, c = z_of(confidence), mpf(confidence)
    if x < 10:
        lower = mpf(0) if x == 0 else chi_squared((1 - c) / 2, 2 * x) / 2
        return lower, chi_squared((1 + c) / 2, 2 * x + 2) / 2, "exact"
    u = mpf(x + 1)
    lower = x * (1 - 1 / (9 * mpf(x)) - z / (3 * sqrt(mpf(x)))) ** 3
    return lower, u * (1 - 1 / (9 * u) + z / (3 * sqrt(u))) ** 3, "byars"


def log_pmf(i, n, p):
    return (loggamma(n + 1) - loggamma(i + 1) - loggamma(n - i + 1)
            + i * log(p) + (n - i) * log(1 - p))


def tail(i, n, p, step):
    """Sum of probabilities from i outwards, by the recurrence, until terms stop to matter."""
    term, total, odds = exp(log_pmf(i, n, p)), mpf(0), p / (1 - p)
    while 0 <= i <= n and term > total * mpf(10) ** -25:
        total += term
        term *= odds * (n - i) / (i + 1) if step > 0 else i / (odds * (n - i + 1))
        i += step
    return total


def exact_p(x, n, p):
    mean = n * p
    bar = log_pmf(x, n, p) + log(1 + mpf("1e-7"))
    if x <= mean:
        low, high = int(mp.ceil(mean)), n + 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if log_pmf(middle, n, p) <= bar else (middle + 1, high)
        other = tail(low, n, p, 1) if low <= n else mpf(0)
        return min(mpf(1), tail(x, n, p, -1) + other)
    low, high = -1, int(mp.floor(mean))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if log_pmf(middle, n, p) <= bar else (low, middle - 1)
    other = tail(low, n, p, -1) if low >= 0 else mpf(0)
    return min(mpf(1), tail(x, n, p, 1) + other)


def write_wilson():
    cases = [(0, 37, 0.95, 100), (37, 37, 0.95, 100), (1, 1, 0.95, 1), (0, 1, 0.998, 1),
             (212, 640, 0.95, 100), (5, 8, 0.9, 1000), (70211, 812345, 0.998, 100),
             (1, 3000000, 0.95, 100000)]
    rows = []
    for i, (x, n, c, m) in enumerate(cases, 1):
        rows.append([f"OWN-{i}", x, n, c, m, *(m * v for v in wilson(x, n, z_of(c))), "ok"])
    rows += [["OWN-9", 0, 0, 0.95, 1, "", "", "", "null_zero_denominator"],
             ["OWN-10", 7, "", 0.95, 1, "", "", "", "null_missing_input"],
             ["OWN-11", 8, 7, 0.95, 1, "", "", "", "error_numerator_exceeds_denominator"],
             ["OWN-12", 3, -7, 0.95, 1, "", "", "", "error_negative_input"]]
    write("wilson.csv", "case_id,numerator,denominator,confidence,multiplier,value,lower,upper,"
          "expected_status", rows)


def write_rates():
    cases = [(0, 91000, 0.95, 1000), (1, 91000, 0.998, 1000), (4, 305111, 0.95, 100000),
             (9, 305111, 0.95, 1000), (10, 305111, 0.95, 1000), (11, 305111, 0.998, 1),
             (1234, 402000, 0.9, 1000), (912345, 8866180, 0.95, 1000)]
    rows = []
    for i, (x, n, c, m) in enumerate(cases, 1):
        lower, upper, method = poisson(x, c)
        rows.append([f"OWN-{i}", x, n, c, m, mpf(m) * x / n, lower * m / n, upper * m / n, method, "ok"])
    rows += [["OWN-9", 12, 0, 0.95, 1000, "", "", "", "", "null_zero_denominator"],
             ["OWN-10", 12, "", 0.95, 1000, "", "", "", "", "null_missing_input"],
             ["OWN-11", 12, -4, 0.95, 1000, "", "", "", "", "error_negative_input"]]
    write("byars_exact_rate.csv", "case_id,numerator,denominator,confidence,multiplier,value,lower,"
          "upper,interval_method,expected_status", rows)


def write_rate_ratios():
    cases = [(17, 3200, 41, 15800), (41, 15800, 17, 3200), (0, 5200, 9, 8800), (3, 1000, 3, 1000),
             (2, 900, 1, 52000), (903112, 8866180, 888430, 8799725), (1, 250, 2400000, 8866180),
             (2400000, 8866180, 1, 250), (38, 1, 12, 1), (6, 0, 4, 100), (5, 900, 0, 700),
             (0, 900, 0, 700)]
    rows = []
    tail_area, z = mpf("0.025"), z_of(0.95)
    for i, (x1, t1, x2, t2) in enumerate(cases, 1):
        row = [f"OWN-{i}", x1, t1, x2, t2]
        if t1 == 0:
            rows.append(row + [NULL] * 8 + ["null_zero_denominator"])
            continue
        rates = [mpf(x1) / t1, mpf(x2) / t2]
        if x1 + x2 == 0:
            rows.append(row + rates + [NULL] * 6 + ["null_no_events"])
            continue
        scale = mpf(t2) / t1
        p_value = exact_p(x1, x1 + x2, mpf(t1) / (t1 + t2))
        lower = mpf(0) if x1 == 0 else scale * beta(tail_area, x1, x2 + 1)[1]
        if x2 == 0:
            rows.append(row + rates + [NULL] * 3 + [lower, "Infinity", p_value,
                                                    "null_zero_reference_events"])
            continue
        # The upper tail is the lower tail of the mirror image.
        upper = scale / beta(tail_area, x2, x1 + 1)[1]
        ratio, wald = scale * x1 / x2, [NULL, NULL]
        if x1 > 0:
            factor = exp(z * sqrt(mpf(1) / x1 + mpf(1) / x2))
            wald = [ratio / factor, ratio * factor]
        rows.append(row + rates + [ratio] + wald + [lower, upper, p_value, "ok"])
    write("rate_ratio.csv", "case_id,events1,population1,events2,population2,rate1,rate2,rate_ratio,"
          "log_wald_lower,log_wald_upper,exact_lower,exact_upper,exact_p_value,expected_status", rows)


def write_stratified():
    cases = {"OWN-1": [(12, 3100, 40, 21000), (31, 5200, 55, 19000), (4, 900, 61, 30500)],
             "OWN-2": [(1, 210, 3, 700), (0, 190, 2, 640)],
             "OWN-3": [(7, 1100, 9, 2300)]}
    write("rate_ratio_stratified.csv", "case_id,stratum,events_group,population_group,"
          "events_reference,population_reference",
          [[case, f"S{i}", *row] for case, strata in cases.items() for i, row in enumerate(strata)])
    rows = []
    for case, strata in cases.items():
        r = sum(mpf(a) * n0 / (n1 + n0) for a, n1, b, n0 in strata)
        s = sum(mpf(b) * n1 / (n1 + n0) for a, n1, b, n0 in strata)
        v = sum(mpf(a + b) * n1 * n0 / mpf(n1 + n0) ** 2 for a, n1, b, n0 in strata)
        expected = sum(mpf(a + b) * n1 / (n1 + n0) for a, n1, b, n0 in strata)
        a, n1, b, n0 = (sum(column) for column in zip(*strata))
        se, ratio = sqrt(v / (r * s)), r / s
        factor = exp(z_of(0.95) * se)
        rows.append([case, mpf(a) * n0 / (mpf(b) * n1), ratio, se, ratio / factor, ratio * factor,
                     (a - expected) ** 2 / v if len(strata) > 1 else NULL])
    write("rate_ratio_stratified_expected.csv", "case_id,crude_rate_ratio,"
          "mantel_haenszel_rate_ratio,log_se,lower_95,upper_95,mh_chi_squared", rows)


def write_two_proportions():
    cases = [(31, 77, 20, 91), (0, 12, 5, 30), (5, 30, 0, 12), (12, 12, 0, 30), (9, 9, 9, 9),
             (0, 4, 0, 9), (1, 1, 1, 2), (61200, 100400, 5990, 9800), (455, 1001, 511, 998)]
    rows, z = [], z_of(0.95)
    for i, (x1, n1, x2, n2) in enumerate(cases, 1):
        (p1, l1, u1), (p2, l2, u2) = wilson(x1, n1, z), wilson(x2, n2, z)
        d = p1 - p2
        newcombe = [d - sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2), d + sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)]
        q1, q2 = mpf(x1 + 1) / (n1 + 2), mpf(x2 + 1) / (n2 + 2)
        half = z * sqrt(q1 * (1 - q1) / (n1 + 2) + q2 * (1 - q2) / (n2 + 2))
        caffo = [max(mpf(-1), q1 - q2 - half), min(mpf(1), q1 - q2 + half)]
        half = z * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
        pooled = mpf(x1 + x2) / (n1 + n2)
        s0 = sqrt(pooled * (1 - pooled) * (mpf(1) / n1 + mpf(1) / n2))
        test = [d / s0, erfc(abs(d / s0) / sqrt(mpf(2)))] if s0 > 0 else [NULL, NULL]
        risk = [p1 / p2 if x2 else NULL, NULL, NULL]
        if x1 and x2:
            factor = exp(z * sqrt(mpf(1) / x1 - mpf(1) / n1 + mpf(1) / x2 - mpf(1) / n2))
            risk[1:] = [risk[0] / factor, risk[0] * factor]
        rows.append([f"OWN-{i}", x1, n1, x2, n2, d, *newcombe, *caffo, d - half, d + half, *test, *risk])
    write("two_proportions.csv", "case_id,numerator1,denominator1,numerator2,denominator2,difference,"
          "newcombe_lower,newcombe_upper,agresti_caffo_lower,agresti_caffo_upper,wald_lower,"
          "wald_upper,pooled_z,p_value,risk_ratio,katz_lower,katz_upper", rows)


def write_rolling():
    """Four-year series in which every figure can be read off: month k of the series counts 3 + k % 5."""
    months = [datetime.date(2021 + (3 + k) // 12, (3 + k) % 12 + 1, 1) for k in range(34)]
    counts = {month: 3 + k % 5 for k, month in enumerate(months)}
    del counts[datetime.date(2023, 12, 1)]
    baseline = datetime.date(2022, 6, 1)

    def back(month, n):
        index = month.year * 12 + month.month - 1 - n
        return datetime.date(index // 12, index % 12 + 1, 1)

    def total(month, n):
        values = [counts.get(back(month, i)) for i in range(n)]
        return NULL if None in values else sum(values)

    def percent(now, before):
        return NULL if now == NULL or before in (NULL, 0) else mpf(100) * (now - before) / before

    rows = []
    for month in counts:
        year_ago, ytd = back(month, 12), (month.month - 4) % 12 + 1
        r, r0 = total(month, 12), total(year_ago, 12)
        y, y0 = total(month, ytd), total(year_ago, ytd)
        m0 = counts.get(year_ago, NULL)
        rows.append(["OWN-1", month, counts[month], 12500, r, r0,
                     NULL if NULL in (r, r0) else r - r0, percent(r, r0),
                     NULL if r0 == NULL else str(r0 < 50).lower(), m0, percent(counts[month], m0),
                     y, y0, percent(y, y0), NULL if r == NULL else mpf(1000) * r / 12500, baseline,
                     percent(r, total(baseline, 12)) if month >= baseline else NULL])
    write("rolling_change.csv", "case_id,month,offences,population,rolling_12,"
          "rolling_12_prior_year,rolling_12_change,rolling_12_change_percent,small_base,"
          "same_month_prior_year,month_change_percent,financial_year_to_date,"
          "financial_year_to_date_prior,financial_year_to_date_change_percent,"
          "rolling_12_rate_per_1000,baseline_rolling_12_ending,change_from_baseline_percent", rows)


def write_suppression():
    """Patterns written by hand; P primary, S secondary, . shown, the total last."""
    cases = [(4, [4, 90, 5, 5], "P.S.", "."), (4, [1, 1, 1, 1, 1], "PPPPP", "S"),
             (4, [1, 1, 1, 1, 1, 0, 5], "PPPPP.S", "."), (4, [3, 0, 0], "P..", "P"),
             (7, [7, 8], "PS", "."), (0, [1, 2, 3], "...", "."), (4, [0, 0], "..", "."),
             (1, [1, 1], "PP", "S"), (4, [2, 1, 70], "PP.", "."), (4, [5, 6, 7], "...", ".")]
    rows = []
    for i, (threshold, counts, cells, total) in enumerate(cases, 1):
        names = [chr(ord("A") + k) for k in range(len(counts))] + ["Total"]
        for name, count, mask in zip(names, counts + [sum(counts)], cells + total):
            flags = [str(mask == "P").lower(), str(mask != ".").lower()]
            rows.append([f"OWN-{i}", threshold, name, count, *flags])
    write("suppression_1d.csv", "case_id,threshold,category,count,primary,masked", rows)


def write_quantiles():
    rows = []
    for p in ("1e-290", "1e-12", "0.00099", "0.001", "0.025", "0.3", "0.5", "0.975", "0.999"):
        # The double nearest to p, because that is what the function is given.
        rows.append(["normal", p, "", "", normal(mpf(float(p)))])
    for p, k in (("0.001", 2), ("0.025", 2), ("0.975", 2), ("0.999", 20), ("0.025", 18), ("0.5", 7)):
        rows.append(["chi_squared", p, k, "", chi_squared(mpf(float(p)), k)])
    for p, a, b in (("0.025", 1, 12), ("0.975", 1, 12), ("0.025", 17, 42), ("0.999", "2.5", "0.5"),
                    ("0.025", 1, 2400001), ("0.975", 2400000, 2), ("0.025", 903112, 888431),
                    ("0.5", "0.3", "0.4"), ("1e-9", 5, 9)):
        rows.append(["beta", p, a, b, beta(mpf(float(p)), mpf(float(a)), mpf(float(b)))[0]])
    write("quantiles.csv", "function,p,a,b,value", rows)


def months_later(day, months):
    """The same day of another month, or its last day where there is none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return datetime.date(year, month + 1, number)
        except ValueError:
            continue


def write_repeat_victims():
    events = [
        ("E01", "A", "2023-05-31", "domestic_abuse"), ("E02", "A", "2024-05-31", "domestic_abuse"),
        ("E03", "A", "2024-05-31", "domestic_abuse"), ("E04", "A", "2025-05-30", "domestic_abuse"),
        ("E05", "B", "2024-02-29", "domestic_abuse"), ("E06", "B", "2025-02-28", "domestic_abuse"),
        ("E07", "C", "2024-02-29", "domestic_abuse"), ("E08", "C", "2025-03-01", "domestic_abuse"),
        ("E09", "", "2024-06-01", "domestic_abuse"), ("E10", "", "2024-06-02", "domestic_abuse"),
        ("E11", "A", "2024-06-10", "sexual_violence"), ("E12", "A", "2024-06-11", "sexual_violence"),
        ("E13", "D", "2024-01-01", "sexual_violence"), ("E14", "D", "2024-01-02", "domestic_abuse"),
    ]
    write("repeat_victimisation_events.csv", "event_id,victim_id,incident_date,strand,borough",
          [(*event, "Brent") for event in events])
    expected, months = [], {}
    for strand in ("domestic_abuse", "sexual_violence"):
        own = [(e, v, datetime.date.fromisoformat(d)) for e, v, d, s in events if s == strand]
        for event, victim, day in own:
            same = [e for e, v, d in own if v == victim and d == day]
            before = sorted({d for e, v, d in own if v == victim and months_later(day, -12) < d < day})
            is_first = event == min(same)
            expected.append((strand, event, "true" if victim else "false",
                             "" if not victim else str(is_first).lower(),
                             "" if not victim else str(bool(before)).lower()))
            cell = months.setdefault((strand, day.replace(day=1).isoformat()), [0, 0])
            if victim and is_first:
                cell[0] += 1
                cell[1] += bool(before)
    write("repeat_victimisation_event_expected.csv",
          "strand_scope,event_id,counted,first_record_of_incident_day,is_repeat_12m", expected)
    write("repeat_victimisation_month_expected.csv",
          "strand_scope,month,incident_days,repeat_incident_days",
          [(*key, days, "" if key[1] < "2024-05-01" else repeats)
           for key, (days, repeats) in sorted(months.items())])


def write_reoffenders():
    extract = datetime.date(2022, 9, 30)
    index = [("P1", "iom", "2020-02-29"), ("P2", "iom", "2020-02-29"), ("P3", "iom", "2020-01-10"),
             ("P3", "iom", "2020-03-01"), ("P3", "da", "2020-03-01"), ("P4", "iom", "2021-03-31"),
             ("P5", "iom", "2021-04-01")]
    offences = [
        ("X1", "P1", "2021-02-28", "2021-08-29", "conviction", "theft"),
        ("X2", "P2", "2021-03-01", "2021-03-02", "conviction", "theft"),
        ("X3", "P2", "2020-02-29", "2020-03-02", "conviction", "theft"),
        ("X4", "P3", "2020-05-01", "2020-06-01", "caution", "theft"),
        ("X5", "P3", "2021-01-20", "2021-02-01", "conviction", "violence"),
        ("X6", "P4", "2021-06-01", "2021-07-01", "conviction", "breach"),
        ("X7", "P4", "2021-06-01", "", "", "theft"), ("X8", "P5", "2021-06-01", "2022-10-02", "conviction", "theft")]
    write("reoffending_index_events.csv", "offender_id,cohort,index_date", index)
    write("reoffending_offences.csv",
          "offence_id,offender_id,offence_date,proven_date,outcome,offence_class", offences)
    first = {}
    for person, cohort, text_ in index:
        day = datetime.date.fromisoformat(text_)
        key = (cohort, "%dQ%d" % (day.year, (day.month + 2) // 3), person)
        first[key] = min(day, first.get(key, day))
    rows = []
    for key, day in sorted(first.items()):
        count = sum(
            1 for _, person, on, proven, _, kind in offences
            if person == key[2] and kind != "breach" and proven
            and day < datetime.date.fromisoformat(on) <= months_later(day, 12)
            and datetime.date.fromisoformat(proven) <= min(months_later(day, 18), extract))
        rows.append((*key, day, str(count > 0).lower(), count, str(months_later(day, 18) <= extract).lower()))
    write("reoffending_offender_expected.csv",
          "cohort,cohort_quarter,offender_id,index_date,reoffended,reoffences,follow_up_complete", rows)


if __name__ == "__main__":
    for part in (write_wilson, write_rates, write_rate_ratios, write_stratified,
                 write_two_proportions, write_rolling, write_suppression, write_quantiles,
                 write_repeat_victims, write_reoffenders):
        part()
