package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A few records and what a measure must say of them, worked out by hand. All values are texts; null
 * where there is none.
 *
 * @param remark what the example shows; may be empty
 * @param given records
 * @param expect figures
 */
public record Example(
    String remark, List<Map<String, String>> given, List<Map<String, String>> expect) {}
