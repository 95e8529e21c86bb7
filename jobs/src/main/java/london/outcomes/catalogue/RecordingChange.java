package london.outcomes.catalogue;

import java.time.LocalDate;

/** A dated change in how things are recorded, across which a series is not compared in silence. */
public record RecordingChange(LocalDate date, String note) {}
