package london.outcomes.ingest;

import java.util.Collection;
import java.util.List;
import london.outcomes.ingest.csv.Problem;

/** Columns that an extract about persons must not have: they would tell who the persons are. */
final class UnexpectedColumns {

  private UnexpectedColumns() {}

  /**
   * A problem for each header that names an identifier or free text.
   *
   * @param headers headers that the contract does not declare
   */
  static List<Problem> in(Collection<String> headers) {
    return headers.stream()
        .filter(PersonalData::isIdentifying)
        .map(
            header ->
                new Problem(
                    NhsNumbers.UNEXPECTED_IDENTIFIER,
                    header,
                    "column '%s' is not in the contract and may say who a person is; nothing was taken in: delete the file, and ask for one without the column"
                        .formatted(header)))
        .toList();
  }
}
