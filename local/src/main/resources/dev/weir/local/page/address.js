// The view is in the address, so that it can be kept, sent and gone back to:
// #DASHBOARD?last=60&service=shop&at=2015-05-17T10:05Z

/** The dashboard's name and the filters. */
export function address() {
  const [name, query = ""] = location.hash.slice(1).split("?", 2);
  return { name: decoded(name), filters: new URLSearchParams(query) };
}

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // typed by hand: there is no such dashboard
  }
}

/** The address of a dashboard with some filters; those without a value are left out. */
export function addressOf(name, filters) {
  const query = new URLSearchParams();
  for (const [key, value] of filters) if (value) query.set(key, value);
  const text = query.toString();
  return `#${encodeURIComponent(name)}${text ? `?${text}` : ""}`;
}

/** The present address with other filters. */
export function addressWith(changes) {
  const { name, filters } = address();
  const next = new Map(filters);
  for (const [key, value] of Object.entries(changes)) next.set(key, value);
  return addressOf(name, next);
}

/** Changes filters; typing in a field adds no steps to go back. */
export function filter(changes, isStep = true) {
  const next = addressWith(changes);
  if (isStep) {
    location.hash = next;
  } else {
    history.replaceState(null, "", next);
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

/** Binds fields to filters of their names: the address fills them, and they change the address. */
export function bind(form) {
  const show = () => {
    const { filters } = address();
    for (const field of form.elements) {
      if (field.name && field !== document.activeElement) field.value = filters.get(field.name) ?? "";
    }
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => filter({ [target.name]: target.value }, false));
  addEventListener("hashchange", show);
  show();
}
