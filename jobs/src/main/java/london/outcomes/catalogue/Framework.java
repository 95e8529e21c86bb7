package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What surrounds the measures: the words that their texts may use, the national measures that they
 * are read beside, and the ids that are taken for ever.
 *
 * @param nationalMeasures by name, in the order of their publisher
 * @param retired by id
 */
public record Framework(
    Glossary glossary,
    Map<String, NationalMeasure> nationalMeasures,
    Map<String, RetiredMeasure> retired) {

  /** No words, no national measures, no retired ids. */
  public static final Framework NONE =
      new Framework(new Glossary(List.of(), Map.of()), Map.of(), Map.of());
}
