package page

// CheckExample is a form with a text, invented like its sources, of which each
// sentence shows something else: two stand, a figure is wrong, a quotation is
// altered, and one is in neither source.
func CheckExample() CheckForm {
	return CheckForm{
		Text: "The Ostry bridge will stay closed until Friday, the harbour board said on Monday. Twelve people were on the ferry when it struck the pier, according to the coast guard. " +
			"“We will never let a ship that size in again,” said harbour master Ilse Brandt. Repairs may cost 4.5 million crowns, the harbour board said. " +
			"The captain was asleep.",
		Sources: []CheckSource{
			{Name: "Quenby Courier", Text: "The Ostry bridge will stay closed until Friday, the harbour board said on Monday, after a ferry had struck one of its piers. " +
				"“We will never again let a ship of that size in at night,” harbour master Ilse Brandt said.\n\n" +
				"Repairs may cost 4.5 million crowns, the harbour board said."},
			{Name: "Coast Wire", Text: "Eleven people were on the ferry when it struck the pier, according to the coast guard. Nobody was hurt."},
		},
	}
}
