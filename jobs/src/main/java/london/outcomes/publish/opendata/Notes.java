package london.outcomes.publish.opendata;

/** What a reader of the files must know, in the words that all documents share. */
final class Notes {

  static final String GUARD =
      "Text that a spreadsheet could run as a formula has an apostrophe before it. Take it away to have the text as it is in the table: where one or more apostrophes, quotes or blanks stand before = + - or @ at the beginning of a text, of a line or after ; or |, the first apostrophe was put there.";

  static final String EMPTY =
      "An empty cell means that there is no value; the column status says why. It is never zero.";

  private Notes() {}
}
