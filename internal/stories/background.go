package stories

// Words gives the words of a text in the form in which the background tables
// count them, repeats and all, and whether each stands there in lower case. It
// is for the program that makes the tables (background/count).
func Words(lang, text string, yield func(form string, lower bool)) {
	var s scanner
	s.reset(text, &table{lang: lang})
	for {
		w, ok := s.next()
		if !ok {
			return
		}
		yield(string(w.form), !w.capital)
	}
}
