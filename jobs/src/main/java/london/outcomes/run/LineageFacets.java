package london.outcomes.run;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacet;
import io.openlineage.client.OpenLineage.ColumnLineageDatasetFacetFieldsBuilder;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacet;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DataQualityMetricsInputDatasetFacet;
import io.openlineage.client.OpenLineage.DatasetFacetsBuilder;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.InputField;
import io.openlineage.client.OpenLineage.InputFieldTransformations;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.SchemaDatasetFacet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables and deliveries of a run as datasets of OpenLineage, with their facets. */
final class LineageFacets {

  private final OpenLineage model;
  private final String lake;

  /**
   * @param lake root of the lake: the namespace of its datasets
   */
  LineageFacets(OpenLineage model, String lake) {
    this.model = model;
    this.lake = lake;
  }

  /** A table as it was read. */
  InputDataset read(Described table, long version) {
    return model.newInputDataset(
        lake,
        table.name(),
        new DatasetFacetsBuilder()
            .version(model.newDatasetVersionDatasetFacet(Long.toString(version)))
            .build(),
        null);
  }

  /** A table as it was written. */
  OutputDataset written(Described table, long version, long rows, Stream<ColumnOrigin> origins) {
    DatasetFacetsBuilder facets =
        described(table).version(model.newDatasetVersionDatasetFacet(Long.toString(version)));
    Map<String, List<ColumnOrigin>> byColumn =
        origins
            .distinct()
            .collect(
                Collectors.groupingBy(ColumnOrigin::column, TreeMap::new, Collectors.toList()));
    if (!byColumn.isEmpty()) {
      facets.columnLineage(columns(byColumn));
    }
    return model.newOutputDataset(
        lake,
        table.name(),
        facets.build(),
        model
            .newOutputDatasetOutputFacetsBuilder()
            .outputStatistics(model.newOutputStatisticsOutputDatasetFacet(rows, null, null))
            .build());
  }

  /** What a source has delivered, and what its rules found in it. */
  InputDataset delivered(
      LineageFacts.Source source, List<DeliveryRecord> deliveries, List<Finding> findings) {
    return model.newInputDataset(
        lake,
        source.described().name(),
        described(source.described()).build(),
        model
            .newInputDatasetInputFacetsBuilder()
            .dataQualityMetrics(counted(deliveries))
            .dataQualityAssertions(judged(source.rules(), findings))
            .build());
  }

  private DatasetFacetsBuilder described(Described dataset) {
    DatasetFacetsBuilder facets = new DatasetFacetsBuilder();
    if (!dataset.fields().isEmpty()) {
      facets.schema(schema(dataset));
      facets.documentation(model.newDocumentationDatasetFacet(dataset.comment(), "text/plain"));
    }
    return facets;
  }

  private SchemaDatasetFacet schema(Described dataset) {
    return model.newSchemaDatasetFacet(
        dataset.fields().stream()
            .map(f -> model.newSchemaDatasetFacetFields(f.name(), f.type(), f.comment(), null))
            .toList());
  }

  private ColumnLineageDatasetFacet columns(Map<String, List<ColumnOrigin>> byColumn) {
    ColumnLineageDatasetFacetFieldsBuilder fields =
        model.newColumnLineageDatasetFacetFieldsBuilder();
    byColumn.forEach(
        (column, origins) ->
            fields.put(
                column,
                model.newColumnLineageDatasetFacetFieldsAdditional(
                    origins.stream().map(this::field).toList(), null, null)));
    return model.newColumnLineageDatasetFacet(fields.build(), null);
  }

  private InputField field(ColumnOrigin origin) {
    boolean isMasked = origin.way() == ColumnOrigin.Way.MASKED;
    String way = isMasked ? ColumnOrigin.Way.TRANSFORMATION.name() : origin.way().name();
    InputFieldTransformations how =
        model.newInputFieldTransformations("DIRECT", way, origin.description(), isMasked);
    return model.newInputField(lake, origin.dataset(), origin.from(), List.of(how));
  }

  /** All rows that were read: accepted, quarantined and dropped by a rule. */
  private DataQualityMetricsInputDatasetFacet counted(List<DeliveryRecord> deliveries) {
    return model
        .newDataQualityMetricsInputDatasetFacetBuilder()
        .rowCount(deliveries.stream().mapToLong(DeliveryRecord::rowCount).sum())
        .bytes(deliveries.stream().mapToLong(DeliveryRecord::fileSize).sum())
        .fileCount((long) deliveries.size())
        .lastUpdated(
            deliveries.stream()
                .map(DeliveryRecord::modifiedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .atZone(ZoneOffset.UTC))
        .columnMetrics(model.newDataQualityMetricsInputDatasetFacetColumnMetrics())
        .build();
  }

  /** A rule that found anything did not hold. */
  private DataQualityAssertionsDatasetFacet judged(
      Map<String, String> rules, List<Finding> findings) {
    TreeMap<String, Boolean> holds = new TreeMap<>();
    rules.keySet().forEach(code -> holds.put(code, true));
    findings.forEach(finding -> holds.put(finding.ruleCode(), false));
    return model.newDataQualityAssertionsDatasetFacet(
        holds.entrySet().stream().map(e -> judged(e.getKey(), e.getValue(), rules)).toList());
  }

  private DataQualityAssertionsDatasetFacetAssertions judged(
      String code, boolean holds, Map<String, String> rules) {
    String column = rules.getOrDefault(code, "");
    return model.newDataQualityAssertionsDatasetFacetAssertions(
        code, holds, column.isEmpty() ? null : column);
  }
}
