package plain

import (
	"regexp"
	"strings"
)

// labels are lines of a page that belong to no article, whole, in the languages
// that the archives seen so far are in. Each has to be read as nothing else: "Print
// media are dying" is no label.
var labels = regexp.MustCompile(`(?i)^[\s>*•·|#-]*(?:` + strings.Join([]string{
	// to share
	`(?:share|e-?mail|print|save|tweet|bookmark|pin it|whatsapp|facebook|twitter|telegram|linkedin|messenger)(?: (?:this|the|on|via|with|to|by|it|article|story|page|post|news|link|facebook|twitter|x|whatsapp|telegram|e-?mail|friends?|linkedin|reddit|comments?))*`,
	`copy (?:the )?link(?: to clipboard)?`, `(?:follow|like|find|join|contact) us(?: (?:on|at|via) .{1,50})?`, `about us`,
	`partager(?: (?:cet article|sur .{1,30}))?`, `(?:diesen )?(?:artikel )?teilen`, `compartir(?: (?:en|esta|este) .{1,30})?`, `condividi(?: su .{1,30})?`,
	`поделиться(?: .{1,30})?`, `поширити`, `udostępnij`, `(?:bu haberi )?paylaş(?:ın)?`, `կիսվել`,
	// to read on
	`(?:read|see|watch|listen) (?:more|also|next)(?: on .{1,40})?`, `(?:read more|see also|also read|read also|more on this|related|watch|related (?:news|stories|articles|topics|coverage)): ?.{0,80}`,
	`related (?:news|stories|articles|topics|content|coverage)`, `(?:most|more) (?:read|popular|viewed|from .{1,40}|stories|news)`, `recommended(?: stories| for you)?`,
	`you (?:may|might) also like`, `(?:lire aussi|lesen sie auch|lee también|leggi anche|читайте также|читайте також|ayrıca oku(?:yun)?|həmçinin oxu(?:yun)?)(?: ?:.{0,80})?`,
	`(?:tags?|topics|keywords)(?: ?:.{0,80})?`,
	// to subscribe, and what the page is made of
	`(?:sign up|subscribe|register)(?: (?:here|now|today|to|for) .{1,60})?`, `newsletter(?: sign-?up)?`, `(?:your )?e-?mail address`,
	`advertisements?`, `sponsored(?: content)?`, `skip to (?:main )?(?:content|navigation)`, `(?:back|return) to (?:the )?top`, `load more`, `show (?:more|comments)`,
	`(?:\d+ )?comments?(?: ?\(\d+\))?`, `leave a (?:comment|reply)`, `listen to (?:this|the) (?:article|story)`, `\d+ min(?:ute)?s? read`,
	// whose it is
	`(?:©|\(c\)|copyright\b).{0,80}`, `.{0,60}all rights reserved.{0,20}`,
	`.{0,50}(?:tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|все права защищены|tüm hakları saklıdır|bütün hüquqlar qorunur).{0,20}`,
	`(?:privacy policy|terms of (?:use|service)|terms and conditions|cookie policy|cookie settings)(?: ?[|·•/-] ?.{0,60})?`,
}, "|") + `)\s*[:.!>»…]*$`)
