package london.outcomes.insight;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a reader must know of a model before using what it says (after Mitchell and others, 2019,
 * Model Cards for Model Reporting).
 *
 * @param id one word or two with a hyphen, stable
 * @param title in words
 * @param question what it answers
 * @param data what it was fitted to: tables, rows, from when to when, what is left out
 * @param method model, estimator, software, seed, reference
 * @param limits what it does not see, and where it is known to be wrong
 * @param notFor what it must not be used for
 * @param metrics figure to value with its unit, in the order in which to read them
 * @param version of the method: SemVer, raised by hand when results change by method
 * @param through last day that the data tell of
 * @param provenance official, open or synthetic: the weakest of the data
 */
public record ModelCard(
    String id,
    String title,
    String question,
    String data,
    String method,
    String limits,
    String notFor,
    Map<String, String> metrics,
    String version,
    LocalDate through,
    String provenance) {}
