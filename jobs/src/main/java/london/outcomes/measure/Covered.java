package london.outcomes.measure;

import java.time.YearMonth;
import java.util.List;

/**
 * One month of one force for which all sources of a measure have delivered.
 *
 * @param provenance the weakest among the deliveries
 * @param dataStatus provisional when any of them is
 * @param deliveryIds the deliveries that the month rests on
 */
public record Covered(
    String measureId,
    YearMonth month,
    String forceId,
    String provenance,
    String dataStatus,
    List<String> deliveryIds) {}
