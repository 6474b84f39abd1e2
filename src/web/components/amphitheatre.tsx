import type { Counts } from '../../queries/register.ts';

const seatsShown = 420;

/**
 * The amphitheatre of voices: each seat a share of the contributions; green where an institution answered, a ring
 * where an answer is expected, a square where it is late. The same counts stand beside it in words.
 */
export function Amphitheatre({ counts }: { counts: Counts }) {
  const total = counts.answered + counts.pending + counts.late;
  const seats = seatsOf(total === 0 ? 0 : Math.max(60, Math.min(seatsShown, total)));
  const share = (count: number) => (total === 0 ? 0 : Math.round((count / total) * seats.length));
  const answered = share(counts.answered);
  const pending = share(counts.pending);
  const path = (list: readonly Seat[]) => list.map(({ x, y }) => `M${x} ${y}h0`).join('');
  const late = seats.slice(answered + pending);
  return (
    <svg viewBox="80 0 480 600" preserveAspectRatio="xMaxYMid meet" aria-hidden="true">
      <g fill="none" stroke-linecap="round">
        <path d={path(seats.slice(0, answered))} stroke="#0B5D45" stroke-width="19" />
        <path d={path(seats.slice(answered, answered + pending))} stroke="#12261F" stroke-width="19" />
        <path d={path(seats.slice(answered, answered + pending))} stroke="#FFF0C4" stroke-width="13" />
        <path d={path(late)} stroke="#930B37" stroke-width="17" stroke-linecap="square" />
      </g>
    </svg>
  );
}

interface Seat {
  readonly x: number;
  readonly y: number;
  /** From one end of the rows to the other, so that each kind sits together as a sector. */
  readonly angle: number;
}

/** Places on half circles around the right edge, the same distance apart, ordered by angle. */
function seatsOf(count: number): Seat[] {
  const centre = { x: 560, y: 300 };
  const rows = 9;
  const radii = Array.from({ length: rows }, (_, row) => 110 + row * 42);
  const sum = radii.reduce((whole, radius) => whole + radius, 0);
  const seats = radii.flatMap((radius) => {
    const places = Math.max(2, Math.round((count * radius) / sum));
    return Array.from({ length: places }, (_, place) => {
      const angle = Math.PI / 2 + (Math.PI * (place + 0.5)) / places;
      const round = (value: number) => Math.round(value * 10) / 10;
      return {
        x: round(centre.x + radius * Math.cos(angle)),
        y: round(centre.y + radius * Math.sin(angle)),
        angle,
      };
    });
  });
  return count === 0 ? [] : seats.sort((one, other) => one.angle - other.angle);
}
