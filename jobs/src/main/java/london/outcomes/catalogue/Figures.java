package london.outcomes.catalogue;

import java.util.List;

/**
 * A source of figures that arrive already counted: which conformed columns tell one series from
 * another, and which one holds the figure. Later deliveries restate figures, and what a figure was
 * before is kept.
 *
 * @param series columns that name a series, areas apart
 * @param area column that names the area; empty where a series has none
 * @param value column with the figure
 */
public record Figures(List<String> series, String area, String value) {}
