package london.outcomes.synth;

/** What the two outcome columns of data.police.uk say, in its own words. */
enum Outcome {
  UNDER_INVESTIGATION("Under investigation"),
  STATUS_UNAVAILABLE("Status update unavailable"),
  NO_SUSPECT("Investigation complete; no suspect identified"),
  UNABLE_TO_PROSECUTE("Unable to prosecute suspect"),
  FURTHER_NOT_IN_INTEREST("Further investigation is not in the public interest"),
  FORMAL_NOT_IN_INTEREST("Formal action is not in the public interest"),
  OTHER_ORGANISATION("Action to be taken by another organisation"),
  LOCAL_RESOLUTION("Local resolution"),
  CAUTION("Offender given a caution"),
  PENALTY_NOTICE("Offender given penalty notice"),
  DRUGS_WARNING("Offender given a drugs possession warning"),
  CHARGED_ELSEWHERE("Suspect charged as part of another case"),
  CHARGED("Suspect charged"),
  AWAITING_COURT("Awaiting court outcome"),
  COURT_RESULT_UNAVAILABLE("Court result unavailable"),
  PRISON("Offender sent to prison"),
  SUSPENDED("Offender given suspended prison sentence"),
  COMMUNITY("Offender given community sentence"),
  FINED("Offender fined"),
  CONDITIONAL_DISCHARGE("Offender given conditional discharge"),
  OTHERWISE("Offender otherwise dealt with"),
  COMPENSATION("Offender ordered to pay compensation"),
  NOT_GUILTY("Defendant found not guilty"),
  CASE_STOPPED("Court case unable to proceed");

  final String title;

  Outcome(String title) {
    this.title = title;
  }

  /** Whether the outcomes file has rows of it; the others are states, seen in street files only. */
  boolean isDecided() {
    return this != UNDER_INVESTIGATION
        && this != STATUS_UNAVAILABLE
        && this != AWAITING_COURT
        && this != COURT_RESULT_UNAVAILABLE;
  }
}
