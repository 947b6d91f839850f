package front

import "stet"

// labels are the standings that the key explains, in its order.
var labels = []stet.Status{stet.Asserted, stet.Disputed, stet.Confirmed, stet.Withdrawn}
