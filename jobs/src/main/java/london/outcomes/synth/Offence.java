package london.outcomes.synth;

/** One row of a street file; anti-social behaviour has an empty id and no course. */
record Offence(String id, String borough, Place place, CrimeType type, Course course) {}
