// From a point on the screen to a time and a table or day, and back to where a ghost is drawn.
const NEAR = 15; // minutes from a start of the house's within which a booking is drawn to it
const HOUR = 60;
const DAY = 24 * HOUR;

// The nearest start the house gives, else a quarter of an hour.
export function snapped(starts, minute) {
  const nearest = starts.reduce((best, start) => (Math.abs(start - minute) < Math.abs(best - minute) ? start : best), Infinity);
  return Math.abs(nearest - minute) <= NEAR ? nearest : Math.max(0, Math.round(minute / NEAR) * NEAR);
}

// Day and time of a place, as the restaurant's clock shows them.
export function timeAt({ grid, start, day }) {
  if (grid.dataset.axis === "x") {
    const ticks = grid.querySelectorAll(".tick");
    const hour = Math.min(Math.floor(start / HOUR), ticks.length - 1);
    const { day: date, hour: clock } = ticks[hour].dataset;
    return { day: date, time: written(Number(clock) * HOUR + (start % HOUR)) };
  }
  const minute = Number(grid.dataset.since) + start;
  return { day: later(day, Math.floor(minute / DAY)), time: written(minute % DAY) };
}

const written = (minute) => [Math.floor(minute / HOUR), minute % HOUR].map((part) => String(part).padStart(2, "0")).join(":");

function later(day, days) {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export function axisOf(tracks) {
  const grid = tracks.closest("[data-axis]");
  return grid.dataset.axis === "x" ? across(grid, tracks) : down(grid);
}

const startsIn = (tracks) => tracks.dataset.starts.split(" ").filter(Boolean).map(Number);
const clamped = (share) => Math.min(Math.max(share, 0), 0.9999);

// The day: time across, a row for each table.
function across(grid, tracks) {
  const length = Number(grid.dataset.hours) * HOUR;
  const rows = [...grid.querySelectorAll(".row-name")].map(({ dataset }) => ({ top: Number(dataset.top), lanes: Number(dataset.lanes), table: dataset.table }));
  const count = rows.reduce((sum, { lanes }) => sum + lanes, 0);
  const rowAt = (number) => rows.find(({ top, lanes }) => number >= top && number < top + lanes);
  const height = () => tracks.getBoundingClientRect().height / count;
  const place = (row, minute) => ({ grid, table: row.table, top: row.top, minute });
  return {
    placeAt(x, y) {
      const box = tracks.getBoundingClientRect();
      return place(rowAt(Math.floor(clamped((y - box.top) / box.height) * count)), Math.round(clamped((x - box.left) / box.width) * length));
    },
    ownOf(block) {
      const number = Math.round((block.offsetTop - 3) / height());
      return { ...place(rowAt(number)), top: number };
    },
    isSame: (one, other) => one.table === other.table,
    startsOf: () => startsIn(tracks),
    draw(ghost, { top, start, minutes, ...rest }) {
      Object.assign(ghost.style, { left: `${(start / length) * 100}%`, width: `${(minutes / length) * 100}%`, top: `${top * height() + 3}px`, height: `${height() - 7}px` });
      name(ghost, { ...rest, start }, minutes);
      tracks.querySelector(".blocks").append(ghost);
    },
  };
}

// The week: time down, a column for each day.
function down(grid) {
  const length = Number(grid.dataset.hours) * HOUR;
  const columns = [...grid.querySelectorAll(".tracks")];
  const at = (tracks, minute) => ({ grid, tracks, day: tracks.dataset.day, minute });
  return {
    placeAt(x, y) {
      const box = columns[0].getBoundingClientRect();
      const tracks = columns.find((column) => x < column.getBoundingClientRect().right) ?? columns.at(-1);
      return at(tracks, Math.round(clamped((y - box.top) / box.height) * length));
    },
    ownOf: (block) => at(block.closest(".tracks")),
    isSame: (one, other) => one.tracks === other.tracks,
    startsOf: ({ tracks }) => startsIn(tracks),
    draw(ghost, { tracks, start, minutes, ...rest }) {
      Object.assign(ghost.style, { top: `${(start / length) * 100}%`, height: `${(minutes / length) * 100}%`, left: "2px", right: "2px" });
      name(ghost, { ...rest, start }, minutes);
      tracks.querySelector(".blocks").append(ghost);
    },
  };
}

// When it would begin, and for how long.
function name(ghost, place, minutes) {
  ghost.firstChild.textContent = `${timeAt(place).time} · ${Math.floor(minutes / HOUR)}:${String(minutes % HOUR).padStart(2, "0")}`;
}
