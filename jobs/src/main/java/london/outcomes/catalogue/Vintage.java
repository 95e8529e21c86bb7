package london.outcomes.catalogue;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A layout in which a source's files came, or come, besides the one that the columns describe.
 *
 * @param name as people call it, such as {@code 2015-17}
 * @param recognisedBy header texts that stand together in files of this layout, and in no other
 * @param lacks our names of the columns that it does not have: their values are empty
 * @param headers our column name to its header text in this layout
 */
public record Vintage(
    String name, List<String> recognisedBy, Set<String> lacks, Map<String, String> headers)
    implements Serializable {

  public Vintage {
    recognisedBy = List.copyOf(recognisedBy);
    lacks = Set.copyOf(lacks);
    headers = Map.copyOf(headers);
  }
}
