/** Given names from many languages. Missing ones are found where somebody is mentioned or known from the incident. */
const NAMES = `
aaron abdul abigail adam adrian agnes ahmed aisha akira alan albert alberto alejandro aleksandr alena alex alexander
alexandra alexei alexey ali alice alicia alina alison amanda amelia amir amit amy ana anastasia anders andre andrea
andreas andrei andres andrew andy angela anika anil anita anjali anke ann anna anne annika anthony antoine antonio anya
arjun arne arthur arun asha ashley astrid axel ayesha barbara beatriz ben benjamin bernd beth bianca bjorn bob boris
brandon brenda brian bruno caitlin camila camille carl carla carlos carmen caroline catherine cecilia charles charlie
charlotte chen chiara chloe chris christian christina christine christoph christopher claire clara claudia claudio
clement colin connor craig cristina daisuke damien dan dana daniel daniela danny dave david deborah deepak denis dennis
derek diana diego dieter dimitri divya dmitri dmitry dominic dominik donald donna dorothy doug douglas duncan dylan
edward elena eli elias elif elisa elizabeth ella ellen emil emily emma emre enrique eric erica erik erika erin ethan eva
evan fabian fabio farah fatima federico felipe felix femi fernando filip fiona florian francesca francesco francisco
francois frank franz fred frederic frida fritz gabriel gabriela gareth gary george georgia gerald gerard giulia giovanni
giuseppe gordon graham greg gregory guillaume gustavo hanna hannah hans hari harry hasan hassan heather hector heidi
helen helena henrik henry hiroshi hugo hussein ian ibrahim igor ilya imran ines ingrid irene irina isaac isabel isabella
ivan jack jacob jaime jake jakob jakub jamal james jamie jan jana jane janet jason javier jean jeff jeffrey jen jennifer
jenny jens jeremy jerome jesse jessica jill jim jing joan joanna joao joe joel johan johanna johannes john jon jonas
jonathan jordan jorge jose joseph josh joshua juan judith julian julie julien juliette jun jurgen justin kai karen karim
karin karl karthik kate katharina katherine kathleen katie katrin kavita kazuki keiko keith kelly ken kenji kenneth
kenta kevin khalid kim kiran klaus kofi konstantin krishna kristen kristina kumar kurt kwame kyle lars laura lauren
laurent layla lea leah lee leila lena leo leon leonardo leonie leticia li liam liang lin linda ling lisa liu liz lorenzo
louis louise luc luca lucas lucia lucy luis luisa lukas luke lydia magda magnus mahmoud maja malik manuel marc marcel
marcelo marcin marco marcos marcus marek margaret maria mariam marie marina mario marion marius markus marta martha
martin martina mary mateo mateusz mathieu mats matt matteo matthew matthias maurice mehmet mei melanie melissa mia
michael michal michelle miguel mihai mikael mike mikhail mikko milan min ming miriam mohamed mohammed moritz muhammad
nadia nadine naomi naoki natalia natalie natasha neha neil nicholas nick nicolas nicole niels nikhil nikita niklas
nikolai nils nina noah noemie noor nora norbert ola olaf oleg olena olga oliver olivia olivier omar oscar otto pablo
paola patricia patrick paul paula paulina paulo pavel pawel pedro peter petra petr phil philip philipp philippe pierre
pieter piotr pooja prakash priya quentin rachel radek rafael rahul raj rajesh ralf ramesh raquel rashid raul ravi
rebecca reinhard renate renata ricardo richard rita robert roberto robin rodrigo roger rohan roland roman ron rosa
ross roxana ruben rudolf ruth ryan sabine sabrina sachin said sally samantha samir samuel sandeep sandra sanjay santiago
sara sarah sasha satoshi scott sean sebastian selma sergei sergey sergio shane shannon sharon shreya simon simone sofia
sonia sophia sophie soren stefan stefania stefanie stephan stephanie stephen steve steven stuart sunil suresh susan
susanne suzanne sven svetlana sylvia takashi takeshi tamara tanja tanya tariq tatiana ted teresa theo theresa thomas
thorsten tim timo timothy tina tobias todd tom tomas tomasz tommy tony torsten tracy trevor tyler uli ulrich ulrike
ursula uwe valentina valeria vanessa vera veronica victor vijay vikram viktor vincent vinod vivek vladimir waleed walter
wanda wei wendy werner william wojciech wolfgang xavier xiao yan yana yang yannick yasmin yong youssef yuki yuri yusuf
yuto yvonne zainab zhang zoe zofia zuzana
abby adele adriana agata agnieszka ahmad aiden alba alec aleksei alessandro alessia alfonso alfred alistair aman
ananya anders andreea angelo angus anita annabel annette ansgar antje anton arash arif armin arnaud arvid ashok asif
asim aurelie ayaan aylin babak baptiste bastian beata benedikt benoit bernard bettina bettany bhavna bianka birgit
bogdan borja branko brent bridget bruce bryan burak cameron candice carol carsten cathy celine cem cesar chad chandra
charlene chetan chidi chinedu clare clemens clive cody colleen conor cosmin courtney cyril damian danielle daria
dariusz darren dawid deb debbie denise desmond dharma dina dirk dmitrii dmytro doris dragan dwayne eamon edgar eduardo
efe eileen ekaterina eleanor elin elio elke ellie elliot eloise emanuel emilia emilio enzo erin ernst esteban esther
eugene evelyn ewa ezra fabienne faisal farid fatou fatma ferdinand fergus fernanda finn flavia frederik friederike
gabor gavin gaurav geoff geraldine gerhard gert gianni gilles giorgio girish glenn goran gosia gretchen greta guido
gunnar gustav hakan hamza harald harish harriet hector hedwig heike heiko heinrich hendrik henrike herbert herman
hilary holger horst howard huan hubert ida ignacio ilaria ilse imke inga ingo inigo irfan isabelle ishaan ismail ivana
ivo jackie jacqueline jacques jae jaroslav jasmina javi jeanne jelena jerry jess jianyu joachim joanne jochen joelle
johann jonah jonathon jorg jorn josef josephine josie joyce jozef juergen julio justyna jutta kaito kamal kamil karel
karolina karsten kasia katarina katerina kathy katja kayla keisha kelvin kenny kerstin khaled kieran kimberly kirill
kirsten klara knut koji krisztina kristian kristin kristof krystian krzysztof kshitij kunal kurtis kwabena lakshmi
lara larissa larry lasse laszlo latisha leandro leif lennart lennie lenny leopold lionel livia loic lorena lothar
lotte lucie lucien luigi lutz maciej madeleine magdalena mahesh maia maike malcolm malin malte mandy manfred manish
manoj manu marcela mareike marek margit margot marianne marie-claire mariusz marjorie marlene marta martijn marvin
maryam massimo mathilde matilda maud maureen maxim maxime maximilian meera megan meike meredith micah michaela michele
michiel mihail mihir milena milica milos mirek mirela mirko mitch mitchell mohamad mohan mona monica monika monique
moses muhammed murat mustafa nadja nancy nate nathan nathalie nathaniel nelson nicola nicoletta nigel nikola nikos
nitin noel nuno nuria ofer olaf oksana oleksandr oleksii olumide ondrej oren orla orlando osman owen palak parisa
parth pascal patrik paulo pedram peer peggy percy petar petter phoebe pia pilar polina preeti quinn rachid radu rafal
rainer rajiv ralph ramona randy raoul rasmus raymond rebekah regina reiner remi remy rene reza rhys riccardo ricky
rikke rishi robbie roberta rodney rogerio rohit roisin rolf romain ronald ronan rory rosario rosie rupert russell
sabrina saeed salma salman salvatore sami sanjeev sara-jane sasa saskia saul saurabh sayed sebastien selim seth seung
shashank shaun shauna sheila sherry shivani siddharth sigrid silke silvia simran siobhan slava sonja srinivas stacey
stanislav stijn subhash sudhir suman sumit susana susi swati tadeusz takumi tamas tammy tania tara taro tarek tatyana
theodor thibault thiago thibaut thijs thierry tiago tibor tilman timur tobi todor tommaso tore torben tove tricia
tristan tuan uday ulf umar umut urs vaclav vadim valentin valerie vasily venkat vera-lynn viggo vinay vince viola-
maria vishal vitaly vito vlad warren wayne wes wesley wiktor willem winston xin yael yash yasmine yohan yoshi yuan
yulia yusra yves zach zack zane zara zbigniew zdenek zeynep zlatan zoltan
`

/** Given names that are words, months, tools or places as well: alone they prove nobody. */
const DOUBTFUL = `
ada amber apollo april art athena august austin bill brook cassandra chance chase cliff crystal dash dawn dean drew
earnest ernest faith frank grace grant hope hudson hunter iris jade jasmine jasper jenkins joy june julia justice ken
lance mark max may maya melody miles nova olive pat pearl penny phoenix pierce ray rich rob robin rose ruby rust sam
savannah sierra faith hazel casey blake stella holly florence virginia taylor devon dale wade basil aurora logan avery perry roy glen preston jay sid stan kay sky sue summer swift travis victoria viola violet ward will
`

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '')
const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/).filter(Boolean))

const doubtful = list(DOUBTFUL)
const given = list(NAMES)

/** How far a word in lower case is a given name. */
export function givenName(lower: string): 'yes' | 'doubtful' | 'no' {
  const name = plain(lower).replaceAll('ø', 'o').replaceAll('ł', 'l')
  if (doubtful.has(name)) return 'doubtful'
  return given.has(name) ? 'yes' : 'no'
}
