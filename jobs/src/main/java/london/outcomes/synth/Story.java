package london.outcomes.synth;

import java.util.List;

/** What happened to whom, and who is thought to have done it; the same each time it is told. */
interface Story {

  Minor minor();

  /** Nothing when the borough is not known. */
  String boroughCode();

  /** A stream of its own for each question. */
  Dice dice(int question);

  /** Home Office code, as text. */
  String code();

  Nature nature();

  /** The person who suffered, or nobody when it was a shop or all of us. */
  List<Person> victims();

  List<Person> suspects();
}
