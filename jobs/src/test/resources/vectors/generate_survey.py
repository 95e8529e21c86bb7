#!/usr/bin/env python3
"""Writes the small survey vectors: weighted proportions and gaps straight from their definitions.

Row by row and unit by unit, at 50 digits, with the quantiles of generate.py.
"""
import random

from mpmath import exp, log, mpf, sqrt

from generate import NULL, beta, erfc, write, z_of

DESIGNS = {"weights_only": (lambda r: "", lambda r: r["respondent_id"]),
           "stratified": (lambda r: r["borough_code"], lambda r: r["respondent_id"]),
           "stratified_clustered": (lambda r: r["borough_code"], lambda r: r["psu"])}


def t_of(k):
    x = beta(mpf("0.05"), mpf(k) / 2, mpf(1) / 2)[1]
    return sqrt(k / x)


def sample():
    draw = random.Random(20240401)
    rows = []
    for i in range(48):
        borough = i % 4
        rows.append({
            "respondent_id": f"O{i:02}", "borough_code": f"E0900000{borough + 1}",
            "psu": f"{borough}-P{draw.randrange(3)}", "quarter": 1 + i // 12,
            "ethnicity": draw.choice(["Black", "White British", ""]),
            "sex": "Female" if i < 5 else draw.choice(["Female", "Male"]),
            "age_band": "16-24", "disability": "No",
            "weight": mpf(draw.randrange(300, 2500)) / 1000,
            "trust": draw.choice([1, 1, 0, NULL]), "good_job": draw.choice([0, 1]),
            "safe_after_dark": 1, "gender_identity_small": "small group" if i < 5 else ""})
    for row in rows[:5]:
        row["trust"] = 1
    return rows


def member(row, domain, outcome):
    terms = [] if domain == "all" else [term.split("=") for term in domain.split(";")]
    return row[outcome] != NULL and all(str(row[c]) == v for c, v in terms)


def linearised(rows, domain, outcome):
    inside = [member(r, domain, outcome) for r in rows]
    weight = sum(r["weight"] for r, i in zip(rows, inside) if i)
    p = sum(r["weight"] * r[outcome] for r, i in zip(rows, inside) if i) / weight
    u = [r["weight"] * (r[outcome] - p) / weight if i else mpf(0) for r, i in zip(rows, inside)]
    return inside, weight, p, u


def covariance(rows, design, u, v):
    stratum, unit = DESIGNS[design]
    strata = {}
    for row, a, b in zip(rows, u, v):
        totals = strata.setdefault(stratum(row), {}).setdefault(unit(row), [mpf(0), mpf(0)])
        totals[0] += a
        totals[1] += b
    sum_ = mpf(0)
    for units in strata.values():
        n = len(units)
        means = [sum(t[k] for t in units.values()) / n for k in (0, 1)]
        sum_ += mpf(n) / (n - 1) * sum((t[0] - means[0]) * (t[1] - means[1]) for t in units.values())
    return sum_


def freedom(rows, design, inside):
    stratum, unit = DESIGNS[design]
    units = {(stratum(r), unit(r)) for r, i in zip(rows, inside) if i}
    return len(units) - len({s for s, _ in units})


def wilson(p, n, t):
    centre = (p + t * t / (2 * n)) / (1 + t * t / n)
    half = t / (1 + t * t / n) * sqrt(p * (1 - p) / n + t * t / (4 * n * n))
    return [centre - half, centre + half]


def expit(y):
    return 1 / (1 + exp(-y))


def korn_graubard(p, n):
    return [beta(mpf("0.025"), n * p, n * (1 - p) + 1)[0],
            1 - beta(mpf("0.025"), n * (1 - p), n * p + 1)[0]]


def write_proportions(rows):
    out = []
    for design in DESIGNS:
        for domain in ("all", "sex=Female", "sex=Male;ethnicity=Black", "gender_identity_small=small group"):
            inside, weight, p, u = linearised(rows, domain, "trust")
            n, df = sum(inside), freedom(rows, design, inside)
            var = covariance(rows, design, u, u)
            kish = weight ** 2 / sum(r["weight"] ** 2 for r, i in zip(rows, inside) if i)
            row = [design, "trust", domain, n, weight, kish, p, sqrt(var), df]
            if p == 1:
                out.append(row + [NULL] * 11 + ["degenerate_variance"])
                continue
            t, room = t_of(df), p * (1 - p)
            se, effective = sqrt(var), room / var
            logit = [expit(log(p / (1 - p)) + k * t * se / room) for k in (-1, 1)]
            trials = effective * (t_of(n - 1) / t) ** 2
            out.append(row + [var / (room / (n - 1)), p - t * se, p + t * se, *logit, *logit,
                              *korn_graubard(p, trials), *wilson(p, effective, t), "ok"])
    write("survey_prop.csv", "design,outcome,domain,n_unweighted,sum_weights,kish_n_eff,estimate,se,"
          "df,deff,normal_t_lower,normal_t_upper,logit_lower,logit_upper,xlogit_lower,xlogit_upper,"
          "korn_graubard_lower,korn_graubard_upper,wilson_lower,wilson_upper,status", out)


def write_gaps(rows):
    out = []
    known = [dict(r, trust=r["trust"] if r["ethnicity"] else NULL) for r in rows]
    for design in DESIGNS:
        for reference in ("White British", "(all)"):
            a, b = "ethnicity=Black", "all" if reference == "(all)" else f"ethnicity={reference}"
            _, _, p1, u1 = linearised(rows, a, "trust")
            _, _, p2, u2 = linearised(rows, b, "trust")
            frame = [member(r, "all", "trust") for r in (rows if b == "all" else known)]
            df, cov = freedom(rows, design, frame), covariance(rows, design, u1, u2)
            difference = [x - y for x, y in zip(u1, u2)]
            gap, se = 100 * (p1 - p2), 100 * sqrt(covariance(rows, design, difference, difference))
            z, t = z_of(0.95), t_of(df)
            x = df / (df + (gap / se) ** 2)
            p_t = beta_cdf_at(x, df)
            mover = [NULL, NULL]
            if b != "all":
                limits = []
                for domain, p, u in ((a, p1, u1), (b, p2, u2)):
                    inside = [member(r, domain, "trust") for r in rows]
                    own = t_of(freedom(rows, design, inside))
                    limits.append(wilson(p, p * (1 - p) / covariance(rows, design, u, u), own))
                (l1, h1), (l2, h2) = limits
                mover = [gap - 100 * sqrt((p1 - l1) ** 2 + (h2 - p2) ** 2),
                         gap + 100 * sqrt((h1 - p1) ** 2 + (p2 - l2) ** 2)]
            low, high = gap - z * se, gap + z * se
            out.append([design, "trust", "ethnicity", "Black", reference, p1, p2, cov, gap, se, df, low,
                        high, gap - t * se, gap + t * se, erfc(abs(gap / se) / sqrt(mpf(2))), p_t, *mover,
                        5, *verdict(gap, low, high)])
    write("survey_gap.csv", "design,outcome,variable,group,reference_group,group_estimate,"
          "reference_estimate,covariance,gap_points,se_points,df,lower_95_normal,upper_95_normal,"
          "lower_95_t,upper_95_t,p_value_normal,p_value_t,mover_wilson_lower,mover_wilson_upper,"
          "tolerance_points,headline,evidence", out)


def beta_cdf_at(x, df):
    from mpmath import betainc
    return betainc(mpf(df) / 2, mpf(1) / 2, 0, x, regularized=True)


def verdict(gap, low, high):
    evidence = "within" if -5 <= low and high <= 5 else "outside" if low > 5 or high < -5 else "uncertain"
    return ["within" if abs(gap) <= 5 else "outside", evidence]


def write_gap_status():
    rows = []
    for i, (gap, se) in enumerate([(0, 1), (4, 2), (9, 1), (-9, 1), (5, 0), (-5, 0), (6, 1)], 1):
        low, high = gap - z_of(0.95) * se, gap + z_of(0.95) * se
        rows.append([f"OWN-{i}", gap, se, 5, low, high, *verdict(gap, low, high)])
    rows.append(["OWN-8", 3, "", 5, "", "", "within", ""])
    write("gap_status.csv", "case_id,gap_points,se_points,tolerance_points,lower_95,upper_95,headline,"
          "evidence", rows)


def write_reliability():
    cases = [(29, 40, 0.5, 0.4, 0.6, 28, "suppress_small_base"), (40, 29, 0.5, 0.4, 0.6, 39, "suppress_small_base"),
             (30, 30, 0.5, 0.375, 0.625, 8, "present"), (90, 60, 0.5, 0.25, 0.75, 7, "suppress_wide_interval"),
             (500, 400, 0.03125, 0.0, 0.0625, 90, "suppress_relative_width"),
             (500, 400, 0.015625, 0.0, 0.046875, 90, "present")]
    write("survey_reliability.csv", "case_id,n_unweighted,n_effective,estimate,korn_graubard_lower,"
          "korn_graubard_upper,df,presentation,flag_low_df",
          [[f"OWN-{i}", *case, str(case[5] < 8).lower()] for i, case in enumerate(cases, 1)])


def write_lonely():
    """Strata A and B have two units, C has one; the clustered design by another name."""
    draw = random.Random(7)
    units = ["a1", "a1", "a2", "a2", "a2", "b1", "b1", "b2", "b2", "c1", "c1", "c1"]
    rows = [{"respondent_id": i, "stratum": u[0].upper(), "psu": u,
             "weight": mpf(draw.randrange(300, 2500)) / 1000, "trust": i % 3 and 1 - i % 2}
            for i, u in enumerate(units)]
    write("survey_lonely_psu.csv", ",".join(rows[0]), [list(r.values()) for r in rows])
    _, _, p, u = linearised(rows, "all", "trust")
    totals = {}
    for row, value in zip(rows, u):
        totals[row["psu"]] = totals.get(row["psu"], mpf(0)) + value
    pairs = sum((totals[x + "1"] - totals[x + "2"]) ** 2 for x in "ab")
    variances = {"adjust": pairs + totals["c1"] ** 2, "remove": pairs, "average": pairs * 3 / 2}
    write("survey_lonely_psu_expected.csv", "lonely_psu_rule,estimate,se,df",
          [[rule, p, sqrt(v), 2] for rule, v in variances.items()])


def write_raking():
    """Two by two by two, fitted to three margins until nothing moves at 50 digits."""
    draw = random.Random(11)
    targets = {"sex": {"Female": 520, "Male": 480}, "age_band": {"16-24": 150, "25+": 850},
               "disability": {"No": 830, "Yes": 170}}
    rows = [{"respondent_id": f"R{i:02}", "sex": ["Female", "Male"][i % 2],
             "age_band": ["16-24", "25+"][i // 2 % 2], "disability": ["No", "Yes"][i // 4 % 2],
             "base_weight": mpf(draw.randrange(300, 2500)) / 1000} for i in range(20)]
    raked = [r["base_weight"] for r in rows]

    def fit(weights, variable):
        sums = {}
        for row, weight in zip(rows, weights):
            sums[row[variable]] = sums.get(row[variable], mpf(0)) + weight
        return [w * targets[variable][r[variable]] / sums[r[variable]] for r, w in zip(rows, weights)]

    for _ in range(200):
        for variable in targets:
            raked = fit(raked, variable)
    by_sex = fit([r["base_weight"] for r in rows], "sex")
    write("survey_rake.csv", "respondent_id,sex,age_band,disability,base_weight,raked_weight,"
          "sex_poststratified_weight",
          [[*row.values(), a, b] for row, a, b in zip(rows, raked, by_sex)])
    write("survey_rake_margins.csv", "variable,level,target",
          [[v, level, target] for v, levels in targets.items() for level, target in levels.items()])


if __name__ == "__main__":
    respondents = sample()
    write("survey_microdata.csv", ",".join(respondents[0]), [list(r.values()) for r in respondents])
    write_proportions(respondents)
    write_gaps(respondents)
    write_gap_status()
    write_reliability()
    write_lonely()
    write_raking()
