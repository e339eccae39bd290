"""The timeline: a replay as a folder of pages that need no server and no JavaScript. [design 8]"""
