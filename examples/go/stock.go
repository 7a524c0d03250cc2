// Asks what a shop holds: Go over the C ABI, with nothing but cgo.
//
//	go run stock.go shop.backroom owner TEA-100
package main

/*
#cgo LDFLAGS: -lbackroom
#include <backroom.h>
#include <stdlib.h>
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

// The last error belongs to a thread, and a goroutine may move to another: it is asked before that can happen.
func checked(call func() C.backroom_status) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if call() == C.BACKROOM_OK {
		return nil
	}
	return errors.New(C.GoString(C.backroom_last_error_text()))
}

func run(path, actor, item string) error {
	cPath, cActor, cItem := C.CString(path), C.CString(actor), C.CString(item)
	defer C.free(unsafe.Pointer(cPath))
	defer C.free(unsafe.Pointer(cActor))
	defer C.free(unsafe.Pointer(cItem))

	// The options hold pointers, so they live on the C side, set to zeros.
	options := (*C.backroom_open_options)(C.calloc(1, C.sizeof_backroom_open_options))
	defer C.free(unsafe.Pointer(options))
	options.struct_size = C.sizeof_backroom_open_options
	options.path, options.path_length = cPath, C.size_t(len(path))
	options.actor, options.actor_length = cActor, C.size_t(len(actor))

	var book *C.backroom_book
	if err := checked(func() C.backroom_status { return C.backroom_open(options, &book) }); err != nil {
		return err
	}
	defer C.backroom_close(book)

	var millionths C.int64_t
	err := checked(func() C.backroom_status {
		return C.backroom_available(book, cItem, C.size_t(len(item)), nil, 0, &millionths)
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d can be sold\n", item, int64(millionths)/1000000)

	operation, request := C.CString("stock.sites"), C.CString("{}")
	defer C.free(unsafe.Pointer(operation))
	defer C.free(unsafe.Pointer(request))
	var reply C.backroom_bytes
	err = checked(func() C.backroom_status {
		return C.backroom_call(book, operation, 11, request, 2, nil, &reply, nil)
	})
	if err != nil {
		return err
	}
	defer C.backroom_bytes_free(&reply)
	fmt.Println(C.GoStringN(reply.data, C.int(reply.length)))
	return nil
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: stock FILE ACTOR ITEM")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
