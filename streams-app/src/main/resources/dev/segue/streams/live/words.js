/** The words and numbers of the page. */

const FORECASTERS = {
  model: 'Model',
  model_at_listen: 'Model at listen',
  bll: 'BLL',
  markov: 'Markov',
  last: 'Last genre',
  user_majority: "User's majority",
  majority: 'Majority',
};

const GENRES = {
  POP: 'Pop',
  ROCK: 'Rock',
  HIP_HOP: 'Hip-hop',
  ELECTRONIC: 'Electronic',
  JAZZ: 'Jazz',
  OTHERS: 'Others',
  UNKNOWN: 'Unknown',
};

export const genreNames = Object.keys(GENRES);
export const genreName = key => GENRES[key] ?? key;
export const forecasterName = key => FORECASTERS[key] ?? key;

/** Those that are known come in a fixed order, before all others. */
export function inOrder(forecasters) {
  const known = Object.keys(FORECASTERS);
  const rank = key => (known.includes(key) ? known.indexOf(key) : known.length);
  return [...forecasters].sort((a, b) => rank(a) - rank(b));
}

export const isBaseline = key => !key.startsWith('model');

export const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;

/** A rate or a count in at most four characters. */
export function count(value) {
  if (value >= 99_950) {
    return `${Math.round(value / 1000)}k`;
  }
  if (value >= 9_995) {
    return `${(value / 1000).toFixed(1)}k`;
  }
  return value >= 10 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}

export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60 || (seconds < 120 && seconds % 60)) {
    return `${seconds} s`;
  }
  return seconds < 7200 && seconds % 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

export const clockTime = ms => new Date(ms).toLocaleTimeString('en-GB');

export const dateTime = ms => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
