// Verify checks an export folder of ours with sumdb/note and sumdb/tlog, which nobody here wrote.
//
// It is given the folder, the log's public key, a witness's public key (or "-") and an older head.
// What it says that it did comes on standard output, one line each; the first failure ends it.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error, doing string) {
	if err != nil {
		fmt.Fprintln(os.Stderr, doing+":", err)
		os.Exit(1)
	}
}

// folder serves tiles from disk under the names of C2SP tlog-tiles.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range tiles {
		// sumdb writes tile/8/L/N; tlog-tiles leaves the height out.
		name := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		content, err := os.ReadFile(filepath.Join(string(f), name))
		if err != nil {
			return nil, err
		}
		read = append(read, content)
	}
	return read, nil
}

// cosigner verifies the Ed25519 cosignatures of C2SP tlog-cosignature.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", at, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func newCosigner(written string) cosigner {
	parts := strings.SplitN(written, "+", 3)
	material, err := base64.StdEncoding.DecodeString(parts[2])
	must(err, "read the witness's key")
	if len(material) != 33 || material[0] != 4 {
		must(fmt.Errorf("not of type 4"), "read the witness's key")
	}
	digest := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	hash := binary.BigEndian.Uint32(digest[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		must(fmt.Errorf("another id"), "read the witness's key")
	}
	return cosigner{parts[0], hash, ed25519.PublicKey(material[1:])}
}

func readHead(file string, known note.Verifiers, signatures int) tlog.Tree {
	content, err := os.ReadFile(file)
	must(err, "read the head")
	opened, err := note.Open(content, known)
	must(err, "open the head")
	if len(opened.Sigs) != signatures || len(opened.UnverifiedSigs) != 0 {
		must(fmt.Errorf("%d verified, %d not", len(opened.Sigs), len(opened.UnverifiedSigs)), "count the signatures")
	}
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "read the size")
	root, err := tlog.ParseHash(lines[2])
	must(err, "read the root")
	return tlog.Tree{N: size, Hash: root}
}

func readEntries(root string, size int64) [][]byte {
	var entries [][]byte
	for bundle := int64(0); bundle*256 < size; bundle++ {
		width := size - bundle*256
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: -1, N: bundle, W: int(width)}
		name := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		content, err := os.ReadFile(filepath.Join(root, name))
		must(err, "read the entries")
		for len(content) > 0 {
			length := int(binary.BigEndian.Uint16(content))
			entries = append(entries, content[2:2+length])
			content = content[2+length:]
		}
	}
	return entries
}

func compare(file string, proof []tlog.Hash) {
	given, err := os.ReadFile(file)
	must(err, "read our proof")
	var theirs []byte
	for _, hash := range proof {
		theirs = append(theirs, hash[:]...)
	}
	if !bytes.Equal(given, theirs) {
		must(fmt.Errorf("%s differs", filepath.Base(file)), "compare our proof")
	}
}

func main() {
	root, logKey, witness, since := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	verifier, err := note.NewVerifier(logKey)
	must(err, "read the log's key")
	known := []note.Verifier{verifier}
	if witness != "-" {
		known = append(known, newCosigner(witness))
	}
	tree := readHead(filepath.Join(root, "checkpoint"), note.VerifierList(known...), len(known))
	fmt.Println("head", tree.N, len(known))

	reader := tlog.TileHashReader(tree, folder(root))
	entries := readEntries(root, tree.N)
	ours, err := os.ReadDir(filepath.Join(root, "proofs"))
	must(err, "list our proofs")
	for _, file := range ours {
		number, err := strconv.ParseInt(file.Name(), 10, 64)
		must(err, "read a number")
		proof, err := tlog.ProveRecord(tree.N, number, reader)
		must(err, "prove an entry")
		err = tlog.CheckRecord(proof, tree.N, tree.Hash, number, tlog.RecordHash(entries[number]))
		must(err, "check an entry")
		compare(filepath.Join(root, "proofs", file.Name()), proof)
	}
	fmt.Println("entries", len(entries), "proofs", len(ours))

	old := readHead(since, note.VerifierList(verifier), 1)
	proof, err := tlog.ProveTree(tree.N, old.N, reader)
	must(err, "prove the extension")
	must(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash), "check the extension")
	compare(filepath.Join(root, "extension"), proof)
	fmt.Println("extends", old.N)
}
