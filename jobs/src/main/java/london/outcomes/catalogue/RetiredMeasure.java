package london.outcomes.catalogue;

import java.time.LocalDate;

/**
 * A measure that is no longer computed. Its id stays taken, since published figures carry it.
 *
 * @param retired day from which it was no longer computed
 * @param instead id of the measure to read now; empty for none
 */
public record RetiredMeasure(
    String id, String title, LocalDate retired, String reason, String instead) {}
