package london.outcomes.stats.area;

import london.outcomes.stats.Inputs;

/**
 * Events in one cell of a grid.
 *
 * @param row of the grid
 * @param column of the grid
 * @param events in the cell
 */
public record GridCell(int row, int column, double events) {

  /**
   * @throws IllegalArgumentException for a negative or infinite number of events
   */
  public GridCell {
    Inputs.requireCount("events", events);
  }

  /** Whether the other cell is this one or touches it at a side or corner, as a queen moves. */
  boolean isNeighbour(GridCell other) {
    return Math.abs(row - other.row) <= 1 && Math.abs(column - other.column) <= 1;
  }
}
