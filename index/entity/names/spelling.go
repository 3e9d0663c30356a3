package names

import "strings"

// spelling returns an English word in American spelling where the British one differs.
func spelling(w string) string {
	if us, known := american[w]; known {
		return us
	}
	for _, end := range [...][2]string{{"isation", "ization"}, {"isations", "izations"}, {"isational", "izational"}} {
		if rest, found := strings.CutSuffix(w, end[0]); found && len(rest) > 2 {
			return rest + end[1]
		}
	}
	return w
}

var american = pairs(`defence=defense centre=center centres=centers labour=labor theatre=theater harbour=harbor honour=honor
	programme=program licence=license offence=offense armour=armor neighbourhood=neighborhood behaviour=behavior colour=color
	aluminium=aluminum aeroplane=airplane paediatric=pediatric jewellery=jewelry grey=gray catalogue=catalog`)

// wellKnown are bodies that newspapers name by an acronym without saying what it means.
var wellKnown = pairs(`un=united_nations eu=european_union nato=north_atlantic_treaty_organization osce=organization_for_security_and_cooperation_in_europe
	csto=collective_security_treaty_organization imf=international_monetary_fund who=world_health_organization wto=world_trade_organization
	iaea=international_atomic_energy_agency icrc=international_committee_of_the_red_cross icj=international_court_of_justice
	icc=international_criminal_court unhcr=united_nations_high_commissioner_for_refugees echr=european_court_of_human_rights
	fbi=federal_bureau_of_investigation cia=central_intelligence_agency nasa=national_aeronautics_and_space_administration
	bbc=british_broadcasting_corporation unicef=united_nations_childrens_fund oecd=organization_for_economic_cooperation_and_development
	asean=association_of_southeast_asian_nations ecb=european_central_bank ebrd=european_bank_for_reconstruction_and_development`)

// firstNames gives one spelling to the romanisations of a first name that newspapers use for
// one and the same person. Names of other languages (Vladimir, Volodymyr) are others.
var firstNames = variants(
	"dmitry dmitri dmitriy dmitrii dmitrij dimitri dimitry", "yuri yury yuriy yurii iurii jurij", "andrey andrei andrej", "sergey sergei sergej",
	"alexey alexei aleksey aleksei alexej", "nikolay nikolai nikolaj", "alexander aleksandr alexandr aleksander", "mikhail mikhael michail",
	"yevgeny evgeny evgeni yevgeni evgeniy yevgeniy yevgenii", "gennady gennadi gennadiy gennadii", "anatoly anatoli anatoliy anatolii",
	"valery valeri valeriy valerii", "vitaly vitali vitaliy vitalii", "arkady arkadi arkadiy", "grigory grigori grigoriy", "georgy georgiy georgii",
	"vasily vasili vasiliy vassily vasilii", "yekaterina ekaterina", "yelena elena", "yelizaveta elizaveta", "yulia yuliya iulia julija",
	"natalia nataliya natalya", "tatiana tatyana", "maria mariya", "ksenia kseniya xenia", "maxim maksim", "timofey timofei", "matvey matvei", "fyodor fedor feodor",
	"pyotr petr piotr", "semyon semen", "artyom artem", "leonid leonyd", "yegor egor", "yefim efim", "volodymyr volodimir", "oleksandr olexandr",
	"serhiy serhii serhij", "andriy andrii andrij", "oleksiy oleksii", "dmytro dmitro", "mykola mikola",
	"mohammed mohammad mohamed mohamad muhammad muhammed muhamad muhamed mahammad", "ahmed ahmad ahmet", "mahmoud mahmud mahmood", "hussein hussain husain husein hossein hosein huseyn",
	"hassan hasan hassen", "yusuf yousef youssef yousuf yusif yussuf", "abdullah abdulla abdallah", "khalid khaled", "omar umar", "osman usman uthman othman",
	"mustafa mostafa moustafa mustapha", "suleiman sulayman suleyman soleiman soleyman sulaiman", "saeed said saied sayeed", "rashid rasheed", "ismail ismayil ismael esmail esmaeil",
	"ibrahim ebrahim", "jamal gamal djamal", "nasser naser nasir", "hamid hameed", "karim kareem", "walid waleed", "tariq tarik tareq", "bashar bachar", "qasem qassem ghasem kassem", "javad jawad",
	"heydar heidar geidar haydar", "rovshan rowshan", "hikmet hikmat", "jeyhun ceyhun jeihun", "hajji haji", "fuad fouad",
	"arayik araik", "serge serzh", "gevorg kevork", "hovhannes ovanes hovannes", "hakob hagop", "harutyun artyun harutiun", "vazgen", "karapet garabed", "grigor krikor",
	"mkhitar mekhitar", "tigran dikran", "levon", "sargis sarkis", "khachatur khatchatur",
	"tayyip tayyib", "benjamin binyamin benyamin")

func variants(groups ...string) map[string]string {
	m := map[string]string{}
	for _, group := range groups {
		names := strings.Fields(group)
		for _, name := range names {
			m[name] = names[0]
		}
	}
	return m
}

// pairs reads word=word; underscores are blanks.
func pairs(s string) map[string]string {
	m := map[string]string{}
	for _, p := range strings.Fields(s) {
		from, to, _ := strings.Cut(p, "=")
		m[from] = strings.ReplaceAll(to, "_", " ")
	}
	return m
}
