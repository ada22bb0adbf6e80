"""Which requests are held, chosen without time, then put into slots, with cuts learnt from that."""
