package london.outcomes.stats.survey;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.stats.VectorSet;

/** The respondents of the vectors under the three designs that they name. */
record SurveyVectors(SurveyFile<VectorSet.Row> file, SampleDesign design) {

  static Map<String, SurveyVectors> designs(VectorSet vectors) {
    return IntStream.range(0, 3)
        .boxed()
        .collect(
            Collectors.toMap(
                i -> new String[] {"weights_only", "stratified", "stratified_clustered"}[i],
                i -> of(vectors, i)));
  }

  private static SurveyVectors of(VectorSet vectors, int design) {
    SurveyFile<VectorSet.Row> file =
        new SurveyFile<>(
            vectors.rows("survey_microdata.csv"),
            row ->
                new Psu(
                    design == 0 ? "" : row.text("borough_code"),
                    row.text(design == 2 ? "psu" : "respondent_id")),
            row -> row.number("weight"));
    return new SurveyVectors(file, file.design(LonelyPsu.ADJUST));
  }

  /** A domain such as {@code ethnicity=Black;sex=Female}, with a valid answer. */
  DomainTotals domain(String domain, String outcome) {
    Predicate<VectorSet.Row> member =
        domain.equals("all")
            ? row -> true
            : Arrays.stream(domain.split(";"))
                .map(term -> term.split("=", 2))
                .map(term -> (Predicate<VectorSet.Row>) row -> matches(row, term[0], term[1]))
                .reduce(Predicate::and)
                .orElseThrow();
    return file.domain(member, row -> row.number(outcome));
  }

  /** Everyone with a valid answer whose group is known. */
  DomainTotals known(String variable, String outcome) {
    return file.domain(row -> !row.text(variable).isEmpty(), row -> row.number(outcome));
  }

  private static boolean matches(VectorSet.Row row, String column, String value) {
    return row.text(column).equals(value);
  }
}
