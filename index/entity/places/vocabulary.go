package places

import "strings"

// wordKind is what a word is to the words beside it.
type wordKind uint8

const (
	wordTitle wordKind = iota // before a person's name
	wordOrganisation
	wordNature // behind the name of a place and a part of it
	wordPreposition
	wordDirection
	wordFunction // without meaning of its own
	wordSpeech   // what a government does
	wordDealing  // before a government
	wordAffair   // what a government has: Moscow's demands
	wordLocal    // behind a place, in lower case: who lives there, what is there
	wordOfPlace  // before of and a place: the city of
	wordFood
)

// vocabulary are the Exact forms of words that say what stands beside them.
var vocabulary = map[wordKind]string{
	wordTitle: `mr mrs ms dr sen rep gov president minister prof professor judge sgt lt capt col gen sheriff mayor senator officer
		detective coach rev sir lord lady king queen prince princess pope chief deputy secretary chancellor captain commissioner superintendent
		spokesman spokeswoman spokesperson director chairman chairwoman governor congressman congresswoman representative premier ambassador
		colonel general sergeant lieutenant major inspector constable bishop archbishop imam ayatollah sheikh emir sultan actor actress
		singer author attorney lawyer goalkeeper midfielder striker defender quarterback pitcher`,
	wordOrganisation: `university college school police corp inc co ltd llc plc company bank times news post herald tribune journal gazette hospital
		council commission committee department office court association club united city fc rangers institute airlines airways stadium church
		center centre museum hotel airport street st avenue ave road rd drive dr lane boulevard blvd park group party union board agency
		army navy guard academy high elementary middle fire sheriff county district state national international bulldogs tigers wildcats
		exchange chamber foundation festival dodgers angels lakers bears eagles yankees mets democrat sun star daily magazine library theatre
		theater act treaty ministry parliament government forces orchestra symphony ballet opera motors steel energy oil gas petroleum
		insurance capital partners holdings industries systems clinic medical health society trust authority services bureau press
		cup open marathon grand prix award prize declaration agreement accord protocol convention summit conference cathedral mosque temple
		station terminal bridge tower square building house hall wanderers rovers athletic albion broncos cowboys packers giants
		cardinals panthers hawks wolves lions warriors knights spartans cougars huskies mustangs rams raiders saints falcons jets sox cubs`,
	wordNature: `county parish river lake island islands mountain mountains valley province district city town township village bay beach
		creek springs falls hills heights region peninsula coast oblast prefecture state borough strait sea ocean gulf canal desert plateau
		basin delta canyon highlands governorate territory municipality harbor harbour`,
	wordPreposition: `in at from near to of into across outside around through toward towards throughout between within over visit visited
		via leave left leaving reach reached`,
	wordDirection: `north south east west northern southern eastern western central northeast northwest southeast southwest upper lower
		greater downtown mid northeastern northwestern southeastern southwestern`,
	wordFunction: `the a an of and for with on said i he it she his her but if we they when this that as by was is are who what how why
		there new mr mrs after not no in at from`,
	wordSpeech: `said says denied denies accused accuses accusing insisted insists warned warns rejected rejects refused refuses agreed agrees
		announced announces claimed claims condemned condemns demanded demands vowed vows pledged pledges responded responds reacted
		signalled signaled signals wants wanted hopes hoped believes argues argued maintains maintained blames blamed called calls urged
		urges threatened threatens recalled recognised recognized recognises recognizes considers seeks sought imposed imposes backs backed supports
		supported opposes opposed declared declares expelled summoned retaliated acknowledged acknowledges confirmed confirms dismissed
		dismisses decided decides sent sends intends fears proposed proposes suggested suggests plans planned offered offers regards views
		sees expects approved criticised criticized criticises criticizes abandoned suspended lifted tightened stepped moved failed tried voted`,
	wordDealing: `urged accused blamed pressed told asked criticised criticized condemned warned pressured persuaded persuade convince convinced
		urge press accuse blame warn ask tell urging accusing blaming warning pressing asking telling criticising criticizing`,
	wordAffair: `government position stance policy foreign demands claims decision refusal response allies ally ambassador envoy
		influence interests role support ambitions intentions proposal backing military leadership sanctions concerns efforts plans strategy
		approach diplomacy diplomats intervention aggression recognition consent patience warning insistence`,
	wordLocal: `residents resident police man woman men women teen teens teenager boy girl couple officials official county counties area region
		native natives voters students mayor taxpayers drivers merchants businesses neighborhood neighbourhood suburb suburbs authorities
		officers firefighters deputies farmers parents families villagers people border capital office campus store plant factory airport
		hospital hotel home apartment house street streets lawmakers legislature governor government prosecutors judge jail prison court
		market school schools church churches river valley coast camp town city state province district based bound born`,
	wordOfPlace: `city town village county state province district capital mayor governor people resident residents north south east west
		outskirts suburb suburbs part parts coast port borders border streets islands island region area republic kingdom bishop
		archbishop center centre heart miles kilometres kilometers km mile citizens natives native outside`,
	wordFood: `sandwich sandwiches gravy breast soup stuffing burger burgers sausage bacon ham roast roasted sliced cranberry mashed salad cheese
		dinner recipe oven cook cooked cooking baked fried grilled plate dish sauce bread eggs chicken beef pork potatoes beans pie meal lunch`,
}

// kindsOf are the kinds of a word, as a set.
var kindsOf = func() map[string]uint16 {
	m := map[string]uint16{}
	for kind, words := range vocabulary {
		for _, w := range strings.Fields(words) {
			m[w] |= 1 << kind
		}
	}
	return m
}()

func is(kind wordKind, exact string) bool { return kindsOf[exact]>>kind&1 != 0 }
