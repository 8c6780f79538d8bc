// The pages work without scripts; htmx fetches parts of them in place.
import "htmx.org";
